import type { Sandbox } from '../../state/index.js';
import { sizeOf } from './size-of.js';

interface Measured {
  readonly version: number;
  readonly bytes: number;
}

/** How much of its quotas a sandbox uses. Bytes are counted once and kept in step with what is written through the mocks. */
export class Usage {
  readonly #parts: () => ReadonlyMap<string, Sandbox>;
  #measured = new WeakMap<Sandbox, Measured>();
  /** Requests that may come now; a fraction of one is on its way. */
  #left = Number.POSITIVE_INFINITY;
  #countedAt = 0;

  constructor(parts: () => ReadonlyMap<string, Sandbox>) {
    this.#parts = parts;
  }

  /** With those that an open transaction has written. */
  get records(): number {
    let count = 0;
    for (const part of this.#parts().values())
      for (const { name } of part.definitions) count += part.collection(name).size;
    return count;
  }

  get bytes(): number {
    return [...this.#parts().values()].reduce((sum, part) => sum + this.#bytesOf(part, 0), 0);
  }

  /** What it would be with so many bytes more, which the open transaction of a part has written. */
  bytesAfter(id: string, grown: number): number {
    let sum = grown;
    for (const [name, part] of this.#parts()) sum += this.#bytesOf(part, name === id ? grown : 0);
    return sum;
  }

  /** A transaction of a part, which has written so many bytes more, was kept. */
  grew(part: Sandbox, grown: number): void {
    const known = this.#measured.get(part);
    if (known?.version !== part.version - 1) return;
    this.#measured.set(part, { version: part.version, bytes: known.bytes + grown });
  }

  /** The parts are no longer what they were: a version may come again with other records. */
  forget(): void {
    this.#measured = new WeakMap();
  }

  /** Takes a request of so many in a second, in milliseconds since 1970. False where it is one too many. */
  takes(most: number, now: number): boolean {
    const passed = Math.max(0, now - this.#countedAt) / 1_000;
    const left = Math.min(most, this.#left + passed * most);
    this.#countedAt = now;
    this.#left = left < 1 ? left : left - 1;
    return left >= 1;
  }

  /** The bytes of a part without those that its open transaction has written. */
  #bytesOf(part: Sandbox, pending: number): number {
    const known = this.#measured.get(part);
    if (known?.version === part.version) return known.bytes;
    let bytes = -pending;
    for (const { name } of part.definitions) for (const record of part.collection(name)) bytes += sizeOf(record);
    this.#measured.set(part, { version: part.version, bytes });
    return bytes;
  }
}
