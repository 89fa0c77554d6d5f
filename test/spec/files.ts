import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { loadSpec, type Operation, type Spec, SpecError } from '../../src/spec/index.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new folder, hands it on, and removes it afterwards. */
export async function withFolder<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-spec-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Loads the first of the files. */
export function load(files: Files): Promise<Spec> {
  return withFolder(files, (folder) => loadSpec(join(folder, Object.keys(files)[0] ?? '')));
}

/** The one operation of a document. */
export async function operationOf(fields: string, rest = ''): Promise<Operation> {
  const [operation] = (await load(withOperation(fields, rest))).operations;
  if (operation === undefined) throw new Error('The document has no operation.');
  return operation;
}

/** The error that loading the first of the files ends with, the folder's name cut out of what it says. */
export async function refusalOf(files: Files): Promise<{ code: string; message: string; problems: readonly string[] }> {
  return withFolder(files, async (folder) => {
    const error: unknown = await loadSpec(join(folder, Object.keys(files)[0] ?? '')).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof SpecError)) throw error ?? new Error('The document was not refused.');
    const [, ...problems] = error.message.replaceAll(`${folder}/`, '').split('\n');
    return { code: error.code, message: error.message.replaceAll(`${folder}/`, ''), problems };
  });
}

/** Files that are refused, and the lines that say why. */
export interface Refused {
  readonly title: string;
  readonly files: Files;
  readonly problems: readonly string[];
}

export async function expectProblems({ files, problems }: Refused): Promise<void> {
  expect((await refusalOf(files)).problems).toEqual(problems);
}

/** A document around some paths; the paths begin on line 4. */
export const withPaths = (paths: string, rest = ''): Files => ({
  'api.yaml': `openapi: 3.1.1\ninfo: { title: Users, version: '1' }\npaths:\n${indent(paths, 2)}${rest}`,
});

/** A document around one GET operation, whose fields begin on line 6. */
export const withOperation = (fields: string, rest = ''): Files =>
  withPaths(`/users:\n  get:\n${indent(fields, 4)}`, rest);

/** A document around one schema, which begins on line 8. */
export const withSchema = (schema: string): Files =>
  withPaths('/users: { get: { responses: { 200: {} } } }', `components:\n  schemas:\n    User:\n${indent(schema, 6)}`);

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by)).replace(/\n?$/, '\n');
}
