import { readFile } from 'node:fs/promises';
import { mergeEvents, parseEvents } from '../contract/index.js';
import { endWith } from './end-with.js';
import { openReports } from './run-reports.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';

/** `twinspec merge`: the reports of several shards as those of one run, and its exit code. */
export function runMergeCommand(
  files: readonly string[],
  options: { readonly report?: readonly string[] },
  shell: Shell,
): Promise<void> {
  return endWith(shell, async () => {
    const runs = await Promise.all(files.map(async (file) => parseEvents({ file, text: await read(file) })));
    const events = mergeEvents(runs);
    const reports = await openReports(options, {}, shell);
    for (const event of events) reports.onEvent(event);
    reports.end();
    const isBroken = runs.some((run) => run.every(({ type }) => type !== 'run-finished'));
    const hasFindings = events.some((event) => event.type === 'finding' && event.finding.severity === 'error');
    if (hasFindings) return 1;
    return isBroken ? 2 : 0;
  });
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new UsageError(`${file} ${reason}.`, { cause });
  }
}
