import type { Warn } from '../findings.js';
import { childOf, refOf, type Site } from '../site.js';

/** What an object of the document is while it is being changed. */
export type Draft = Record<string, unknown>;

/** What changing Swagger 2.0 needs to know. */
export interface SwaggerParts {
  readonly warn: Warn;
  /** Where a `$ref` (the site of its text) leads; reads the file where that is needed. */
  readonly follow: ($ref: Site) => Promise<Site | undefined>;
}

/** Where the `$ref`s of a site lead in the end; undefined where they lead nowhere, which is reported elsewhere. */
export async function resolveRefs(site: Site, { follow }: SwaggerParts): Promise<Site | undefined> {
  const seen = new Set<unknown>();
  let at: Site | undefined = site;
  while (at !== undefined && refOf(at) !== undefined) {
    if (seen.has(at.value)) return undefined;
    seen.add(at.value);
    at = await follow(childOf(at, '$ref'));
  }
  return at?.value === undefined ? undefined : at;
}

/** The media types of requests and of responses. */
export interface MediaTypes {
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}
