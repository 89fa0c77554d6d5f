import { isUtf8 } from 'node:buffer';
import { parseJson, parseYaml } from './parse-text.js';
import { createLineFinder } from './positions.js';
import { isObject, type SourceDocument } from './site.js';
import { SpecError, toSpecError } from './spec-error.js';

export type ReadFile = (path: string) => Promise<Uint8Array>;

/** Reads and parses one file, JSON where its name says so. Throws a SpecError that names it as `file`. */
export async function readDocument(
  { path, file }: Pick<SourceDocument, 'path' | 'file'>,
  readFile: ReadFile,
): Promise<SourceDocument> {
  const text = toText(await readBytes(path, file, readFile), file);
  const parsed = path.toLowerCase().endsWith('.json') ? parseJson(text) : parseYaml(text);
  if (!parsed.ok) {
    const place = { file, ...createLineFinder(text)(parsed.offset), pointer: '' };
    throw toSpecError(file, [{ code: 'syntax', message: parsed.message, place }], parsed.cause);
  }
  if (isObject(parsed.content)) return { path, file, text, content: parsed.content };
  throw unusable(file, `it ${contentKind(parsed.content)}, not an object`);
}

function contentKind(content: unknown): string {
  if (content === undefined || content === null) return 'holds nothing';
  return Array.isArray(content) ? 'is a list' : 'is a single value';
}

async function readBytes(path: string, file: string, readFile: ReadFile): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new SpecError(`${file} cannot be read: ${reasons[code] ?? code}.`, { code: 'unreadable', cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a directory; name the file in it',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

function toText(bytes: Uint8Array, file: string): string {
  if (!isUtf8(bytes) || bytes.includes(0)) throw unusable(file, 'it is binary, or not text in UTF-8');
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw unusable(file, 'it is empty');
  return text;
}

const unusable = (file: string, reason: string): SpecError =>
  new SpecError(`${file} cannot be used: ${reason}.`, { code: 'not-openapi' });
