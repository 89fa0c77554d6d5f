import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { newSaid } from './pair-said.js';
import { endOf, pairsWith, type Side, sidesOf } from './sides.js';
import { kindOf, recordsOf, type Surroundings, type Values, type World } from './world.js';

/** Makes the partners of a record those whose keys a client has written into it. Throws a ConstraintViolation for an unknown one. */
export function writePartners(
  world: World,
  kind: Kind,
  { record, given, surroundings: { state, now } }: Writing,
): void {
  for (const side of sidesOf(world, kind)) {
    const keys = side.field === undefined ? undefined : given[side.field];
    if (!Array.isArray(keys)) continue;
    const partners = kindOf(world, side.partners);
    const wanted = new Map(keys.map((key) => [textOf(partners, key), key] as const));
    const pairs = recordsOf(state, side.relation.name);
    for (const pair of [...pairsWith(kind, side, [state, record])]) {
      if (!wanted.delete(String(pair[side.other]))) pairs.delete(String(pair.from), String(pair.to));
    }
    for (const text of wanted.keys()) {
      const partner = recordsOf(state, partners.name).get(text);
      const end = partner === undefined ? text : endOf(partners, partner);
      pairs.insert(
        toPair(side, {
          own: endOf(kind, record),
          partner: end,
          said: newSaid(world, { relation: side.relation, now }),
        }),
      );
    }
  }
}

interface Writing {
  readonly record: StoredRecord;
  readonly given: Values;
  readonly surroundings: Pick<Surroundings, 'state' | 'now'>;
}

/** A key is given as itself, or as an object that has it. */
const textOf = ({ own }: Kind, key: unknown): string =>
  String(typeof key === 'object' && key !== null ? (key as Values)[own] : key);

const toPair = (
  { side }: Side,
  { own, partner, said }: { readonly own: unknown; readonly partner: unknown; readonly said: Values },
): StoredRecord => (side === 'from' ? { from: own, to: partner, said } : { from: partner, to: own, said });
