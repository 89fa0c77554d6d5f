import { madeOf } from '../made-of.js';
import type { Site } from '../site.js';
import type { Draft } from './swagger-parts.js';

/** Moves the keywords of a schema from the object that describes a value to a `schema` of it; `own` stay. */
export function moveSchema(site: Site, own: readonly string[]): void {
  const draft = site.value as Draft;
  const moves = (keyword: string): boolean =>
    keyword === 'x-nullable' || !(own.includes(keyword) || keyword.startsWith('x-') || isStyle(keyword));
  const keywords = Object.entries(draft).filter(([keyword]) => moves(keyword));
  for (const [keyword] of keywords) Reflect.deleteProperty(draft, keyword);
  draft.schema = madeOf(site, Object.fromEntries(keywords));
}

const isStyle = (keyword: string): boolean => keyword === 'style' || keyword === 'explode';
