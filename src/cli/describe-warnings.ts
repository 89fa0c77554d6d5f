import type { Spec } from '../spec/index.js';

const shown = 10;

/** What of a document is not done as it is written, a line each; nothing where all is. */
export function describeWarnings({ warnings }: Pick<Spec, 'warnings'>): string {
  if (warnings.length === 0) return '';
  const lines = warnings
    .slice(0, shown)
    .map(({ message, place: { file, line, column } }) => `  ${file}:${line}:${column}  ${message}\n`);
  const more = warnings.length - lines.length;
  return `  Not as it is written:\n${lines.join('')}${more === 0 ? '' : `  … and ${more} more.\n`}`;
}
