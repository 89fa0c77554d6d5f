import { successesOf } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import { isSameRecord, type Schema } from '../document/schema.js';
import type { Relation, Shown } from '../resource-model.js';
import { findRecord } from './body-shape.js';
import type { Context } from './context.js';
import { type Junction, namesKeyOf } from './junctions.js';

/** What the answer to an operation on a pair shows: one of the two records, or the pair, which names a partner. */
export function shownPairOf(
  endpoint: Endpoint,
  { outer, partner, relation }: Junction & { readonly relation: Relation },
  { read }: Context,
): Shown | undefined {
  const ofOuter = relation.from === outer.name ? 'from' : 'to';
  const ofPartner = ofOuter === 'from' ? 'to' : 'from';
  const isPair = ({ properties }: Schema): boolean =>
    [...properties.keys()].some((name) => namesKeyOf(name, partner) && plain(name) !== plain(partner.own));
  const kinds = [
    { what: ofOuter, is: (schema: Schema) => isSameRecord(schema, outer.record) },
    { what: ofPartner, is: (schema: Schema) => isSameRecord(schema, partner.record) },
    { what: 'pair', is: isPair },
  ] as const;
  for (const { body } of successesOf(endpoint.operation, read)) {
    for (const { what, is } of kinds) {
      const place = body && findRecord(body.schema, is, endpoint.one);
      if (place !== undefined) return { pointer: place.pointer, what };
    }
  }
  return undefined;
}
