import { isUtf8 } from 'node:buffer';
import { type Parsed, parseJson, parseYaml } from './parse-text.js';
import { createLineFinder } from './positions.js';
import { isObject, type SourceDocument } from './site.js';
import { SpecError, toSpecError } from './spec-error.js';

export type ReadFile = (path: string) => Promise<Uint8Array>;

/** Parses one file. Throws a SpecError that names it as `file`. */
export function parseDocument(
  bytes: Uint8Array,
  { path, file }: Pick<SourceDocument, 'path' | 'file'>,
): Omit<SourceDocument, 'edition' | 'origins'> {
  const text = toText(bytes, file);
  const parsed = parse(text, path);
  if (!parsed.ok) {
    const place = { file, ...createLineFinder(text)(parsed.offset), pointer: '' };
    throw toSpecError(file, [{ code: 'syntax', message: parsed.message, place }], parsed.cause);
  }
  const { content, syntax } = parsed;
  if (isObject(content)) return { path, file, text, syntax, content };
  throw unusable(file, `it ${contentKind(content)}, not an object`);
}

/** JSON where the name says so; otherwise YAML, which most JSON is too, and takes many times as long to read as. */
function parse(text: string, path: string): Parsed {
  if (path.toLowerCase().endsWith('.json')) return parseJson(text);
  const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  return json?.ok ? json : parseYaml(text);
}

function contentKind(content: unknown): string {
  if (content === undefined || content === null) return 'holds nothing';
  return Array.isArray(content) ? 'is a list' : 'is a single value';
}

/** @throws SpecError that names the file as it is shown. */
export async function readBytes(
  { path, file }: Pick<SourceDocument, 'path' | 'file'>,
  readFile: ReadFile,
): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof SpecError) throw cause;
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
  ENOTREG: 'it is not a regular file',
  EFBIG: 'it is larger than 64 MB',
};

function toText(bytes: Uint8Array, file: string): string {
  if (!isUtf8(bytes) || bytes.includes(0)) throw unusable(file, 'it is binary, or not text in UTF-8');
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw unusable(file, 'it is empty');
  return text;
}

const unusable = (file: string, reason: string): SpecError =>
  new SpecError(`${file} cannot be used: ${reason}.`, { code: 'not-openapi' });
