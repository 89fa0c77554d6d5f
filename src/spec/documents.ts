import { dirname, join, relative, resolve, sep } from 'node:path';
import { declaredEdition, type Edition } from './edition.js';
import { isRemote, parseRef } from './parse-ref.js';
import { parseDocument, type ReadFile, readBytes } from './read-document.js';
import { pointerOf, refOf, type Site, type SourceDocument, siteAt } from './site.js';
import type { Reference } from './spec.js';
import { SpecError } from './spec-error.js';
import { unsupported } from './unsupported.js';

/** The files of one spec, each read once. */
export interface Documents {
  readonly root: SourceDocument;
  /**
   * The document at an absolute path or URL, read when nobody has asked for it before; of this edition where it names
   * none. Throws a SpecError.
   */
  load(path: string, edition: Edition): Promise<SourceDocument>;
  /** Where a `$ref` leads that is written in a document; undefined where it leads nowhere in what was read. */
  find($ref: string, from: SourceDocument): Site | undefined;
  /** All that were read, the root first. */
  all(): readonly SourceDocument[];
}

export interface DocumentReaders {
  readonly readFile: ReadFile;
  /** Reads a URL; remote documents are refused without. */
  readonly readRemote?: ReadFile;
}

/** Reads the root document; `file` is how the user names it. Throws a SpecError. */
export async function openDocuments(file: string, { readFile, readRemote }: DocumentReaders): Promise<Documents> {
  const rootPath = resolve(file);
  const show = (path: string) => {
    if (isRemote(path)) return path;
    return path === rootPath ? file : join(dirname(file), relative(dirname(rootPath), path));
  };
  const readerOf = (path: string): ReadFile => {
    if (isRemote(path)) return readRemote ?? refuse(unsupported.remoteReference);
    return mayRead(path, dirname(rootPath)) ? readFile : refuse(unsupported.outsideReference);
  };
  const asked = new Map<string, Promise<SourceDocument>>();
  const read = new Map<string, SourceDocument>();
  const found = new Map<SourceDocument, Map<string, Site>>();

  const open = async (path: string, edition: Edition): Promise<SourceDocument> => {
    const names = { path, file: show(path) };
    const parsed = parseDocument(await readBytes(names, readerOf(path)), names);
    const declared = declaredEdition(parsed.content);
    const own = declared !== undefined && 'edition' in declared ? declared.edition : edition;
    const document = { ...parsed, edition: own, origins: new Map<object, string>() };
    read.set(path, document);
    return document;
  };
  const load = (path: string, edition: Edition): Promise<SourceDocument> => {
    const document = asked.get(path) ?? open(path, edition);
    asked.set(path, document);
    return document;
  };
  const find = ($ref: string, from: SourceDocument): Site | undefined => {
    const known = found.get(from) ?? new Map<string, Site>();
    const site = known.get($ref) ?? lookUp($ref, from, read);
    if (site !== undefined) found.set(from, known.set($ref, site));
    return site;
  };

  return { root: await load(rootPath, '3.1'), load, find, all: () => [...read.values()] };
}

const refuse =
  (reason: string): ReadFile =>
  () =>
    Promise.reject(new SpecError(reason, { code: 'unsupported' }));

/**
 * Below the folder of the root document, everything. Elsewhere (folders that projects share), what is named as a
 * document: somebody else's document is not to have `.ssh` or `.env` read.
 */
function mayRead(path: string, folder: string): boolean {
  const steps = relative(folder, path).split(sep);
  if (steps[0] !== '..') return true;
  return /\.(?:ya?ml|json)$/i.test(path) && steps.every((step) => step === '..' || !step.startsWith('.'));
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
 * references mean the same, and nothing above that folder shows. A remote document has its own.
 */
export function toUris(documents: readonly SourceDocument[]): ReadonlyMap<SourceDocument, string> {
  const local = documents.filter(({ path }) => !isRemote(path));
  const folder = commonFolder(local.map(({ path }) => dirname(path)));
  return new Map(
    documents.map((document) => {
      if (isRemote(document.path)) return [document, document.path];
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
