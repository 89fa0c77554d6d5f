import type { CleanupResult } from '../contract/index.js';

/** What was deleted, and what is still there and why. */
export function describeCleanup({ deleted, left }: CleanupResult, journal: string | undefined): string {
  const gone = deleted === 0 ? '' : `Cleaned up: ${count(deleted, 'record')} of this run deleted.\n`;
  if (left.length === 0) return gone;
  const lines = left.map(({ collection, key, reason }) => `  ${collection} ${describeKey(key)}: ${reason}`);
  const shown = lines.length > 20 ? [...lines.slice(0, 20), `  and ${lines.length - 20} more`] : lines;
  const again = journal === undefined ? '' : `twinspec clean ${journal} tries again.\n`;
  return `${gone}Not cleaned up: ${count(left.length, 'record')}\n${shown.join('\n')}\n${again}`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const describeKey = (key: CleanupResult['left'][number]['key']): string => Object.values(key).join('/') || '(any)';
