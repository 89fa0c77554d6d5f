import { plain } from '../document/names.js';
import type { Schema } from '../document/schema.js';
import { type ListPlace, pointerTo, type RecordPlace } from './body-shape.js';

/** Objects beside a list that hold what is said about it. */
const companions = [
  ...['meta', 'metadata', 'links', '_links', 'paging', 'pagination', 'page', 'page_info', 'pageInfo', 'page_meta'],
  ...['response_metadata', 'cursors'],
];

const nexts = [
  ...['nextcursor', 'nextpagetoken', 'nexttoken', 'continuationtoken', 'nextmarker', 'endcursor', 'next', 'cursor'],
  ...['continuation', 'nextlink', 'nexturl', 'nextpageurl', 'after', 'nextpage'],
];

const totals = [
  ...['total', 'totalcount', 'totalitems', 'totalresults', 'totalelements', 'totalrecords', 'totalhits'],
  ...['count', 'itemcount'],
];

/** Pointer to the next cursor, or to the address of the next page. */
export function nextOf({ around }: ListPlace): string | undefined {
  const places = around.flatMap(withCompanions);
  const ranked = nexts.flatMap((wanted) => places.flatMap((place) => nextIn(place, wanted)));
  return ranked[0];
}

function nextIn({ pointer, schema }: RecordPlace, wanted: string): readonly string[] {
  return [...schema.properties].flatMap(([name, property]) => {
    if (plain(name) !== wanted) return [];
    if (property.properties.has('href')) return [`${pointer}${pointerTo(name)}/href`];
    return property.types.has('string') ? [`${pointer}${pointerTo(name)}`] : [];
  });
}

/** Pointer to the number of all records; a mere `count` has to say that it means all of them, or there are no pages. */
export function totalOf({ around }: ListPlace, isPaged: boolean): string | undefined {
  const found = around.flatMap(withCompanions).flatMap(totalsIn);
  const sure = found.filter(({ rank, text }) => rank < totals.indexOf('count') || !isPaged || saysAll(text));
  return sure.toSorted((one, other) => one.rank - other.rank)[0]?.pointer;
}

const saysAll = (text: string): boolean =>
  /\b(?:all|total|overall|altogether|together|match(?:es|ing)?)\b/i.test(text) && !/\b(?:this|the) page\b/i.test(text);

function totalsIn({ pointer, schema }: RecordPlace): readonly { pointer: string; rank: number; text: string }[] {
  return [...schema.properties].flatMap(([name, property]) => {
    const rank = totals.indexOf(plain(name));
    return rank < 0 || !isNumber(property)
      ? []
      : [{ pointer: `${pointer}${pointerTo(name)}`, rank, text: property.text }];
  });
}

const isNumber = ({ types }: Schema): boolean => types.has('integer') || types.has('number');

const withCompanions = (place: RecordPlace): readonly RecordPlace[] => [
  place,
  ...[...place.schema.properties].flatMap(([name, schema]) =>
    companions.includes(name) ? [{ pointer: `${place.pointer}${pointerTo(name)}`, schema }] : [],
  ),
];
