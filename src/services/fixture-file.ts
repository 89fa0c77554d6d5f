import { readFile } from 'node:fs/promises';
import { createPointerFinder } from '../spec/index.js';
import { type Fixture, FixtureError } from '../state/index.js';

/** A ready-made credential of a fixture: what the banner prints and a client sends. */
export interface FixtureCredential {
  readonly role: string;
  readonly description?: string;
  /** The header's name and value. */
  readonly header: string;
  readonly value: string;
}

/** What a fixture file holds: the state to start from, and credentials that authenticate in it. */
export interface FixtureFile extends Fixture {
  readonly file: string;
  readonly credentials: readonly FixtureCredential[];
}

/** A fixture file that cannot be read; `message` says which, where and why. */
export class FixtureFileError extends Error {
  override readonly name = 'FixtureFileError';
}

/** An empty state for documents without a fixture. */
export const emptyFixture: Fixture & { readonly credentials: readonly FixtureCredential[] } = {
  collections: {},
  credentials: [],
};

/** @throws FixtureFileError where the file is missing, not YAML or JSON, or not of a fixture's shape. */
export async function readFixture(file: string): Promise<FixtureFile> {
  const content = await parse(await read(file), file);
  if (!isObject(content) || !isObject(content.collections)) {
    throw new FixtureFileError(`${file} is no fixture: it needs 'collections', a list of records by name.`);
  }
  const { collections, counters, credentials = [] } = content;
  if (!Array.isArray(credentials) || !credentials.every(isCredential)) {
    throw new FixtureFileError(`${file}: every entry of 'credentials' needs 'role', 'header' and 'value'.`);
  }
  return {
    file,
    collections: collections as Fixture['collections'],
    credentials,
    ...(isObject(counters) && { counters: counters as Record<string, number> }),
  };
}

/** Does what loads a fixture; a record that breaks the declarations of its collection is named with file, line and column. */
export async function withPlaces<T>(file: string | undefined, load: () => T | Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof FixtureError) || file === undefined) throw cause;
    const { line, column } = createPointerFinder(await read(file))(pointerOf(cause));
    throw new FixtureFileError(`${file}:${line}:${column}  ${cause.message}`, { cause });
  }
}

function pointerOf({ collection, index, property }: FixtureError): string {
  const tokens = [
    'collections',
    collection,
    ...(index === undefined ? [] : [String(index)]),
    property?.split(',')[0] ?? '',
  ];
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new FixtureFileError(
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
      { cause },
    );
  }
}

async function parse(text: string, file: string): Promise<unknown> {
  try {
    return file.endsWith('.json') ? JSON.parse(text) : (await import('js-yaml')).load(text);
  } catch (cause) {
    throw new FixtureFileError(
      `${file} is not well-formed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCredential = (value: unknown): value is FixtureCredential =>
  isObject(value) && ['role', 'header', 'value'].every((name) => typeof value[name] === 'string');
