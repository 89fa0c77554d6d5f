import type { RunEvent } from '../events.js';
import { MergeError } from './merge-error.js';

const types: readonly string[] = [
  'run-started',
  'phase-started',
  'phase-finished',
  'phase-skipped',
  'exchange',
  'detected',
  'finding',
  'note',
  'run-finished',
] satisfies readonly RunEvent['type'][];

/** The events of an NDJSON report. @throws MergeError where it is none. */
export function parseEvents({ file, text }: { readonly file: string; readonly text: string }): readonly RunEvent[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const event = parse(line);
    if (!isEvent(event)) throw new MergeError('no-report', `${file}:${index + 1}: no event of an NDJSON report.`);
    return [event];
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isEvent = (value: unknown): value is RunEvent =>
  typeof value === 'object' && value !== null && 'type' in value && types.includes(String(value.type));
