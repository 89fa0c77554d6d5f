import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseRef } from './parse-ref.js';
import { type ReadFile, readDocument } from './read-document.js';
import { pointerOf, refOf, type Site, type SourceDocument, siteAt } from './site.js';
import type { Reference } from './spec.js';

/** The files of one spec, each read once. */
export interface Documents {
  readonly root: SourceDocument;
  /** The document at an absolute path, read when nobody has asked for it before. Throws a SpecError. */
  load(path: string): Promise<SourceDocument>;
  /** Where a `$ref` leads that is written in a document; undefined where it leads nowhere in what was read. */
  find($ref: string, from: SourceDocument): Site | undefined;
  /** All that were read, the root first. */
  all(): readonly SourceDocument[];
}

/** Reads the root document; `file` is how the user names it. Throws a SpecError. */
export async function openDocuments(file: string, readFile: ReadFile): Promise<Documents> {
  const rootPath = resolve(file);
  const show = (path: string) => (path === rootPath ? file : join(dirname(file), relative(dirname(rootPath), path)));
  const asked = new Map<string, Promise<SourceDocument>>();
  const read = new Map<string, SourceDocument>();
  const found = new Map<SourceDocument, Map<string, Site>>();

  const open = async (path: string): Promise<SourceDocument> => {
    const document = await readDocument({ path, file: show(path) }, readFile);
    read.set(path, document);
    return document;
  };
  const load = (path: string): Promise<SourceDocument> => {
    const document = asked.get(path) ?? open(path);
    asked.set(path, document);
    return document;
  };
  const find = ($ref: string, from: SourceDocument): Site | undefined => {
    const known = found.get(from) ?? new Map<string, Site>();
    const site = known.get($ref) ?? lookUp($ref, from, read);
    if (site !== undefined) found.set(from, known.set($ref, site));
    return site;
  };

  return { root: await load(rootPath), load, find, all: () => [...read.values()] };
}

function lookUp($ref: string, from: SourceDocument, read: ReadonlyMap<string, SourceDocument>): Site | undefined {
  const parsed = parseRef($ref, from.path);
  const document = parsed.ok ? read.get(parsed.path) : undefined;
  return parsed.ok && document !== undefined ? siteAt(document, parsed.pointer) : undefined;
}

/** Where the `$ref` of a site leads; undefined where it leads nowhere or there is none. */
export function targetOf(site: Site, documents: Documents): Site | undefined {
  const $ref = refOf(site);
  return $ref === undefined ? undefined : documents.find($ref, site.document);
}

/** The site where the `$ref`s of a site lead in the end, itself without any; undefined where they lead nowhere. */
export function resolveSite(site: Site, documents: Documents): Site | undefined {
  const seen = new Set<unknown>();
  let at: Site | undefined = site;
  while (at !== undefined && refOf(at) !== undefined) {
    if (seen.has(at.value)) return undefined;
    seen.add(at.value);
    at = targetOf(at, documents);
  }
  return at?.value === undefined ? undefined : at;
}

/**
 * A URI for every document. They lie to each other as the files do below the folder that holds them all, so relative
 * references mean the same, and nothing above that folder shows.
 */
export function toUris(documents: readonly SourceDocument[]): ReadonlyMap<SourceDocument, string> {
  const folder = commonFolder(documents.map(({ path }) => dirname(path)));
  return new Map(
    documents.map((document) => {
      const path = relative(folder, document.path);
      const encoded = encodeURI(path.split(sep).join('/')).replaceAll('?', '%3F').replaceAll('#', '%23');
      return [document, `spec:///${encoded}`];
    }),
  );
}

function commonFolder(folders: readonly string[]): string {
  const holdsAll = (folder: string) =>
    folders.every((other) => other === folder || other.startsWith(join(folder, sep)));
  let folder = folders[0] ?? sep;
  while (!holdsAll(folder)) folder = dirname(folder);
  return folder;
}

/** The reference to a site. */
export function referenceTo(site: Site, uris: ReadonlyMap<SourceDocument, string>): Reference {
  return { uri: uris.get(site.document) ?? '', pointer: pointerOf(site) };
}
