// @ts-check

/** @typedef {{ what: string, figure: number, target: string, met: boolean, optional?: boolean }} Verdict NaN: not measured */
/** @typedef {Record<string, string | number | undefined>} Row */
/**
 * @typedef {object} Report
 * @property {string} measurement
 * @property {string} title
 * @property {Row[]} rows
 * @property {Verdict[]} verdicts
 * @property {{ subject: string, reason: string }[]} failures
 */

/** @param {string} what @param {number} figure @param {number} limit @returns {Verdict} */
export function atMost(what, figure, limit) {
  return { what, figure, target: `at most ${limit}`, met: figure <= limit };
}

/** @param {string} what @param {number} figure @param {number} limit @returns {Verdict} */
export function atLeast(what, figure, limit) {
  return { what, figure, target: `at least ${limit}`, met: figure >= limit };
}

/** @param {Report} report */
export function toText({ title, rows, verdicts, failures }) {
  const parts = [`\n${title}`, toTable(rows)];
  parts.push(
    ...verdicts.map(({ what, figure, target, met, optional }) => {
      const word = Number.isNaN(figure) ? 'not measured' : met ? 'met' : optional ? 'not met (a wish)' : 'MISSED';
      return `  ${what}: ${toCell(figure)}, target ${target}: ${word}`;
    }),
  );
  parts.push(...failures.map(({ subject, reason }) => `  FAILED ${subject}: ${reason}`));
  return parts.filter((part) => part !== '').join('\n');
}

/** @param {readonly Row[]} rows */
function toTable(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => toCell(row[column])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const isNumber = columns.map((column) => rows.every((row) => typeof row[column] === 'number'));
  return lines
    .map((line) =>
      `  ${line.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ')}`.trimEnd(),
    )
    .join('\n');
}

/** @param {string | number | undefined} value */
function toCell(value) {
  if (typeof value !== 'number') return value ?? '';
  if (Number.isNaN(value)) return '–';
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}
