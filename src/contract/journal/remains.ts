import type { CreatedRecord, Effect, Key, UncertainCreate } from './effects.js';

/** What a run has made and not deleted: a fold over the effects of its requests. */
export interface Remains {
  apply(effect: Effect): void;
  /** The latest first, which is the order to delete them in. */
  records(): readonly CreatedRecord[];
  uncertain(): readonly UncertainCreate[];
}

export function createRemains(): Remains {
  const records = new Map<string, CreatedRecord>();
  const uncertain: UncertainCreate[] = [];

  return {
    apply(effect) {
      if (effect.kind === 'uncertain') {
        uncertain.push(effect);
        return;
      }
      if (effect.kind === 'created') {
        records.set(idOf(effect.record.collection, effect.record.key), effect.record);
        return;
      }
      const id = idOf(effect.collection, effect.kind === 'deleted' ? effect.key : effect.from);
      const known = records.get(id);
      records.delete(id);
      if (effect.kind === 'moved' && known)
        records.set(idOf(effect.collection, effect.to), { ...known, key: effect.to });
    },
    records: () => [...records.values()].reverse(),
    uncertain: () => uncertain,
  };
}

/** The same for a number in an answer and its text in a path. */
const idOf = (collection: string, key: Key): string =>
  JSON.stringify([
    collection,
    ...Object.keys(key)
      .sort()
      .map((name) => [name, String(key[name])]),
  ]);
