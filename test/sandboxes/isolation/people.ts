/** What a client does with one of ten people. */
export interface Step {
  readonly action: 'invite' | 'rename' | 'remove' | 'read' | 'list';
  readonly person: number;
}

const actions = ['invite', 'invite', 'rename', 'remove', 'read', 'list'] as const;
const people = 10;

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const drawStep = (chance: () => number): Step => ({
  action: actions[Math.floor(chance() * actions.length)] ?? 'list',
  person: Math.floor(chance() * people),
});

/** The users of one workspace as a plain map: what each request should be answered. */
export class PlainModel {
  /** E-mail -> first name. */
  readonly #people: Map<string, string>;

  constructor(start: Iterable<readonly [string, string]>) {
    this.#people = new Map(start);
  }

  invite(email: string): number {
    if (this.#people.has(email)) return 400;
    this.#people.set(email, '');
    return 201;
  }

  rename(email: string, name: string): number {
    if (!this.#people.has(email)) return 404;
    this.#people.set(email, name);
    return 200;
  }

  remove(email: string): number {
    return this.#people.delete(email) ? 204 : 404;
  }

  nameOf(email: string): string | undefined {
    return this.#people.get(email);
  }

  get all(): readonly (readonly [string, string])[] {
    return [...this.#people].toSorted(([one], [other]) => (one < other ? -1 : 1));
  }
}
