/** Something that is kept as long as there is room for it. */
export interface Kept {
  readonly bytes: number;
  /** Told that there is no room for it any more. */
  readonly owner: { drop(kept: Kept): void };
  older?: Kept | undefined;
  newer?: Kept | undefined;
}

/** Bounds what many keep together: where it becomes too much, the oldest of all goes first. */
export class SharedBudget {
  readonly #limit: number;
  #oldest: Kept | undefined;
  #newest: Kept | undefined;
  #bytes = 0;
  #entries = 0;

  /** @param limit in bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get entries(): number {
    return this.#entries;
  }

  keep(kept: Kept): void {
    kept.older = this.#newest;
    if (this.#newest === undefined) this.#oldest = kept;
    else this.#newest.newer = kept;
    this.#newest = kept;
    this.#bytes += kept.bytes;
    this.#entries += 1;
    while (this.#bytes > this.#limit && this.#oldest !== undefined) {
      const { owner } = this.#oldest;
      const dropped = this.#oldest;
      this.release(dropped);
      owner.drop(dropped);
    }
  }

  /** Its owner has no more use for it. */
  release(kept: Kept): void {
    const { older, newer } = kept;
    if (older === undefined) this.#oldest = newer;
    else older.newer = newer;
    if (newer === undefined) this.#newest = older;
    else newer.older = older;
    kept.older = undefined;
    kept.newer = undefined;
    this.#bytes -= kept.bytes;
    this.#entries -= 1;
  }
}
