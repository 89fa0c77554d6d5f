import { dirname, relative, sep } from 'node:path';
import type { Warn } from '../findings.js';
import { isRemote } from '../parse-ref.js';
import { childOf, pointerOf, refOf, type Site, type SourceDocument } from '../site.js';

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

/** A `$ref` to a site, as it is written in a document. */
export function referenceTo(site: Site, from: SourceDocument): string {
  const fragment = `#${encodeURI(pointerOf(site)).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
  const { path } = site.document;
  if (site.document === from) return fragment;
  if (isRemote(path)) return `${path}${fragment}`;
  const way = relative(dirname(from.path), path).split(sep).join('/');
  return `${encodeURI(way).replaceAll('#', '%23').replaceAll('?', '%3F')}${fragment}`;
}

/** The media types of requests and of responses. */
export interface MediaTypes {
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}
