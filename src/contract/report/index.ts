/** Reports, all from the one stream of events. */
export { type ConsoleSettings, createConsoleReporter, terminalOf } from './console/console-reporter.js';
export { scriptName } from './file-names.js';
export { loadFileReporter } from './file-reporter.js';
export { createGithubReporter } from './github-reporter.js';
export { MergeError } from './merge-error.js';
export { mergeEvents } from './merge-events.js';
export { parseEvents } from './parse-events.js';
export type { Reporter, ReportSettings, Write } from './reporter.js';
