import type { MadePerson } from '../../generation/index.js';
import type { Ids, StoredRecord } from '../../state/index.js';

export type Collections = Readonly<Record<string, readonly StoredRecord[]>>;

/** What large profiles are made from. */
export interface Making {
  readonly people: readonly MadePerson[];
  readonly ids: Ids;
}

/** How the states of one service are made from its fixture. */
export interface Profiles {
  /** What nobody can do without: who has the ready-made credentials, and what the vendor has set up. */
  readonly empty: (small: Collections) => Collections;
  readonly large: (small: Collections, making: Making) => Collections;
  /** The collection of its people. */
  readonly people: string;
}
