import { pathToFileURL } from 'node:url';
import { isRemote } from './parse-ref.js';
import { childOf, isObject, type Site, type SourceDocument } from './site.js';

/** The schema with an `$id` that a site stands in, or the whole document. */
export function resourceOf(site: Site): Site {
  let at = site;
  while (at.parent !== undefined && !isNamed(at)) at = at.parent;
  return at;
}

export const isNamed = ({ value }: Site): boolean => isObject(value) && typeof value.$id === 'string';

export const uriOf = ({ path }: SourceDocument): string => (isRemote(path) ? path : pathToFileURL(path).href);

/** The URI that references at a site are relative to. */
export function baseOf(site: Site): string {
  const resource = resourceOf(site);
  const outer = resource.parent === undefined ? uriOf(site.document) : baseOf(resource.parent);
  const own = isNamed(resource) ? resolveUri(String(childOf(resource, '$id').value), outer) : undefined;
  return own?.replace(/#.*$/s, '') ?? outer;
}

export const resolveUri = (text: string, base: string): string | undefined =>
  URL.canParse(text, base) ? new URL(text, base).href : undefined;
