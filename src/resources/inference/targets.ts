import type { Operation, Spec } from '../../spec/index.js';
import { nounOf } from '../document/names.js';
import { isOfPeople } from '../document/people.js';
import { groupBy } from '../group-by.js';
import type { Pointed } from './pointed.js';

/** What others may point to, by what one of its records is called, in the form of `plain`. */
export interface Targets {
  named(noun: string): readonly Pointed[];
  readonly people: readonly Pointed[];
  /** The operations that delete such a record, by the last word of their path. */
  deletionsOf(noun: string): readonly Operation[];
}

export function targetsAmong(all: readonly Pointed[], spec: Spec): Targets {
  const byNoun = groupBy(all, ({ name }) => nounOf(name));
  const deletions = groupBy(
    spec.operations.filter(({ method }) => method === 'delete'),
    ({ path }) => nounOf(lastWordOf(path)),
  );
  return {
    named: (noun) => byNoun.get(noun) ?? [],
    people: all.filter(({ name }) => isOfPeople(name)),
    deletionsOf: (noun) => deletions.get(noun) ?? [],
  };
}

const lastWordOf = (path: string): string =>
  path.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{')) ?? '';
