// @ts-check

/** Milliseconds that answers took, in little memory: counted by classes that are 2 % wide. */
export class Latencies {
  #counts = /** @type {number[]} */ ([]);
  total = 0;

  /** @param {number} milliseconds */
  add(milliseconds) {
    const index = Math.max(0, Math.round(Math.log(milliseconds * 1_000) / WIDTH));
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.total += 1;
  }

  /** @param {number} share from 0 to 1 */
  quantile(share) {
    let left = share * this.total;
    for (const [index, count = 0] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return Number((Math.exp(index * WIDTH) / 1_000).toPrecision(3));
    }
    return 0;
  }
}

const WIDTH = Math.log(1.02);
