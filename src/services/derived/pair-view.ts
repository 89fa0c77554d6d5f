import type { Schema } from '../../resources/index.js';
import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { viewOf } from './view.js';
import { type Call, isObject, recordsOf, type Values, type World } from './world.js';

export interface PairShown {
  readonly pair: StoredRecord;
  readonly schema: Schema | undefined;
  /** The collection of the partner that the pair is shown with. */
  readonly partner: Kind;
  /** Where the pair has the partner's key: `/user_id`, `/user/id`. */
  readonly pointer: string;
  /** The side that the pair is looked at from. */
  readonly side: 'from' | 'to';
  readonly state: Call['state'];
}

/** A pair as an answer shows it: both keys, what is said of the pair, and what the partner's record has under the same name. */
export function pairViewOf(world: World, shown: PairShown): Values {
  const { pair, schema, side } = shown;
  const said = isObject(pair.said) ? pair.said : {};
  const [name = ''] = shown.pointer.split('/').slice(1);
  if (schema === undefined) return { ...said, [name]: side === 'from' ? pair.to : pair.from };
  const view = [...schema.properties].map(([property, inner]) => {
    const isNeeded = schema.required.has(property);
    const value =
      property === name ? partnerIn(world, shown, inner) : saidAs(property, { ...shown, said, inner, isNeeded });
    return [property, value] as const;
  });
  return Object.fromEntries(view.filter(([, value]) => value !== undefined));
}

const partnerRecord = ({ pair, partner, side, state }: PairShown): StoredRecord | undefined =>
  recordsOf(state, partner.name).get(String(side === 'from' ? pair.to : pair.from));

/** The partner itself, or its key. */
function partnerIn(world: World, shown: PairShown, schema: Schema): unknown {
  const { pair, partner, pointer, side, state } = shown;
  const record = partnerRecord(shown);
  const isWhole = pointer.split('/').length > 2 && record !== undefined;
  return isWhole ? viewOf(world, partner, { record, schema, state }) : side === 'from' ? pair.to : pair.from;
}

interface Saying extends PairShown {
  readonly said: Values;
  readonly inner: Schema;
  readonly isNeeded: boolean;
}

/** What is said of the pair under a name, or of the partner; else, for a key that has to be there, that of the other record. */
function saidAs(property: string, saying: Saying): unknown {
  const { said, partner, pair, side, inner, isNeeded } = saying;
  if (property in said) return said[property];
  const record = partnerRecord(saying);
  if (record !== undefined && property in record && partner.properties.has(property)) return record[property];
  const isKey = isNeeded && /_?id$/i.test(property) && (inner.types.has('string') || inner.types.has('integer'));
  return isKey ? (side === 'from' ? pair.from : pair.to) : undefined;
}
