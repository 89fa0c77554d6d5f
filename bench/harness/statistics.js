// @ts-check

/** @param {readonly number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/**
 * Median of the ratios of each round: what slows a machine down for a while slows both halves of a round.
 * @param {readonly number[]} values
 * @param {readonly number[]} base
 */
export function medianRatio(values, base) {
  return median(values.map((value, round) => value / (base[round] ?? Number.NaN)));
}

/** @param {readonly number[]} values */
export function summarize(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}
