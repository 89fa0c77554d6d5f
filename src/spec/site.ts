import { escapeToken, tokensOf } from './pointer.js';

/** A file that was read and parsed. */
export interface SourceDocument {
  /** Absolute; never shown. */
  readonly path: string;
  /** As it is shown: the way the user gave it, or relative to that. */
  readonly file: string;
  readonly text: string;
  readonly content: object;
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
