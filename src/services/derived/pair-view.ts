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
export function pairViewOf(world: World, { pair, schema, partner, pointer, side, state }: PairShown): Values {
  const [partnerEnd, ownEnd] = side === 'from' ? [pair.to, pair.from] : [pair.from, pair.to];
  const record = recordsOf(state, partner.name).get(String(partnerEnd));
  const said = isObject(pair.said) ? pair.said : {};
  const [name = '', ...inner] = pointer.split('/').slice(1);
  if (schema === undefined) return { ...said, [name]: partnerEnd };
  const view: Record<string, unknown> = {};
  for (const [property, shown] of schema.properties) {
    if (property === name && inner.length > 0 && record)
      view[property] = viewOf(world, partner, { record, schema: shown, state });
    else if (property === name) view[property] = partnerEnd;
    else if (property in said) view[property] = said[property];
    else if (record && property in record && partner.properties.has(property)) view[property] = record[property];
    else if (schema.required.has(property))
      view[property] = isKeyLike(shown) && /_?id$/i.test(property) ? ownEnd : undefined;
  }
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

const isKeyLike = ({ types }: Schema): boolean => types.has('string') || types.has('integer');
