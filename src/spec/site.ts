import type { Edition } from './edition.js';
import { escapeToken, tokensOf } from './pointer.js';

/** A file that was read and parsed. */
export interface SourceDocument {
  /** Absolute, and never shown; the URL of a remote document. */
  readonly path: string;
  /** As it is shown: the way the user gave it, or relative to that. */
  readonly file: string;
  readonly text: string;
  readonly syntax: 'json' | 'yaml';
  /** As OpenAPI 3.1 has it: what older versions write differently is changed when the document is loaded. */
  readonly content: object;
  /** The version that it is written in: its own, or that of the document that refers to it. */
  readonly edition: Edition;
  /** What reading it as OpenAPI 3.1 has made or moved, and the pointer of what that was written as. */
  readonly origins: Map<object, string>;
}

/** A value in a document and the way to it; the pointer is worked out only when somebody asks. */
export interface Site {
  readonly document: SourceDocument;
  readonly value: unknown;
  readonly parent?: Site;
  readonly token: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const rootOf = (document: SourceDocument): Site => ({ document, value: document.content, token: '' });

/** The site of a property or item; its value is undefined where there is none. Inherited names are nobody's property. */
export function childOf(parent: Site, token: string): Site {
  const { document, value } = parent;
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, token);
  return { document, value: isThere ? (value as JsonObject)[token] : undefined, parent, token };
}

/** The sites of all properties or items, in order. */
export function childrenOf(parent: Site): readonly Site[] {
  const { document, value } = parent;
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).map((token) => ({ document, value: (value as JsonObject)[token], parent, token }));
}

/** The site that a JSON pointer names; undefined where there is none. */
export function siteAt(document: SourceDocument, pointer: string): Site | undefined {
  let site = rootOf(document);
  for (const token of tokensOf(pointer)) {
    site = childOf(site, token);
    if (site.value === undefined) return undefined;
  }
  return site;
}

/** Where in the text of a document stands what is at a pointer now. */
export function writtenAt({ content, origins }: SourceDocument, pointer: string): string {
  if (origins.size === 0) return pointer;
  let value: unknown = content;
  let written = '';
  for (const token of tokensOf(pointer)) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, token);
    value = isThere ? (value as JsonObject)[token] : undefined;
    const origin = typeof value === 'object' && value !== null ? origins.get(value) : undefined;
    written = origin ?? `${written}/${escapeToken(token)}`;
  }
  return written;
}

export function pointerOf(site: Site): string {
  let pointer = '';
  for (let at = site; at.parent !== undefined; at = at.parent) pointer = `/${escapeToken(at.token)}${pointer}`;
  return pointer;
}

/** The text of a `$ref`, where the value is an object that has one. */
export function refOf({ value }: Site): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, '$ref')) return undefined;
  return typeof value.$ref === 'string' ? value.$ref : undefined;
}
