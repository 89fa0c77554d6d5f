import type { Sandbox } from '../state/index.js';
import type { Origin } from './origin.js';

/** What sandboxes start from where nobody says: the state of each API that is served, made when somebody first needs it. */
export class ServedStates implements Origin {
  readonly #makers = new Map<string, () => Sandbox>();
  readonly #made = new Map<string, Sandbox>();

  /** Puts a state in the place of the one with the same id. */
  set(id: string, make: () => Sandbox): void {
    this.#makers.set(id, make);
    this.#made.delete(id);
  }

  has(id: string): boolean {
    return this.#makers.has(id);
  }

  get(id: string): Sandbox | undefined {
    const made = this.#made.get(id) ?? this.#makers.get(id)?.();
    if (made !== undefined) this.#made.set(id, made);
    return made;
  }

  get ids(): readonly string[] {
    return [...this.#makers.keys()];
  }
}
