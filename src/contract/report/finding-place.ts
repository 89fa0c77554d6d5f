import type { Place } from '../../spec/index.js';
import type { RunStarted } from '../events.js';
import type { Finding } from '../finding.js';

/** Where a finding is shown: its own place, else its operation's, else the beginning of the document. */
export function findingPlace(
  { place, operation }: Finding,
  started: RunStarted | undefined,
): Omit<Place, 'pointer'> | undefined {
  if (place) return place;
  const planned = started?.operations.find(({ id }) => id === operation);
  if (planned) return { file: planned.file, line: planned.line, column: 1 };
  return started && { file: started.document.file, line: 1, column: 1 };
}
