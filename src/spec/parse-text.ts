import { jsYaml } from './js-yaml.js';
import { findJsonBreak } from './json-syntax.js';

export type Parsed =
  | { readonly ok: true; readonly content: unknown; readonly syntax: 'json' | 'yaml' }
  | { readonly ok: false; readonly message: string; readonly offset: number; readonly cause?: unknown };

/** Nesting of objects and lists. js-yaml holds it while parsing; consumers walk documents recursively. */
const maximumDepth = 100;

/**
 * Values in one file, those of an anchor counted wherever an alias repeats them: a few lines of YAML can stand for
 * billions, which everybody who walks the document would have to visit. 13 MB of JSON hold half a million.
 */
const maximumSize = 3_000_000;

/** YAML takes many times as long to parse, and as much memory. 9 MB of it have 300,000 lines. */
const maximumYamlSize = 500_000;

export function parseJson(text: string): Parsed {
  if (mayHoldMore(text, maximumSize)) return tooLarge;
  try {
    return withinLimits(JSON.parse(text) as unknown, 'json');
  } catch (cause) {
    const { offset, expected } = findJsonBreak(text) ?? { offset: 0, expected: 'JSON' };
    return { ok: false, message: `This is not JSON: expected ${expected} here.`, offset, cause };
  }
}

/** YAML 1.2 core schema: timestamps stay strings, duplicate keys are errors; merge keys because so many documents use them. */
export function parseYaml(text: string): Parsed {
  if (mayHoldMore(text, maximumYamlSize)) return tooLargeYaml;
  const { CORE_SCHEMA, loadAll, mergeTag, YAMLException } = jsYaml();
  try {
    const schema = CORE_SCHEMA.withTags(mergeTag);
    const [content, second] = loadAll(text, { schema, maxDepth: maximumDepth });
    if (second === undefined) return withinLimits(content, 'yaml');
    return { ok: false, message: 'The file holds several YAML documents; keep one in a file.', offset: 0 };
  } catch (cause) {
    if (!(cause instanceof YAMLException)) return { ok: false, message: 'This is not YAML.', offset: 0, cause };
    return { ok: false, message: `This is not YAML: ${cause.reason}.`, offset: cause.mark?.position ?? 0, cause };
  }
}

/** Walks level by level, so that depth costs no stack and an anchor inside itself ends at the depth limit. */
function withinLimits(content: unknown, syntax: 'json' | 'yaml'): Parsed {
  let level: readonly object[] = isCollection(content) ? [content] : [];
  let size = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= maximumDepth) return tooMuch(`nested deeper than ${maximumDepth} levels, or an anchor holds itself`);
    const below: object[] = [];
    for (const collection of level) {
      size += addCollections(collection, below);
      if (size > maximumSize) return tooLarge;
    }
    level = below;
  }
  return { ok: true, content, syntax };
}

/** Adds the objects and lists among the values of a collection to a list, and counts the values. No copies: there are many. */
function addCollections(collection: object, list: object[]): number {
  let count = 0;
  for (const key in collection) {
    const value = (collection as Readonly<Record<string, unknown>>)[key];
    if (isCollection(value)) list.push(value);
    count += 1;
  }
  return count;
}

const tooMuch = (what: string): Parsed => ({ ok: false, message: `The document is ${what}.`, offset: 0 });

const tooLarge = tooMuch(`larger than ${maximumSize} values, aliases followed`);

const tooLargeYaml = tooMuch(
  `larger than ${maximumYamlSize} lines and items, which takes long to read as YAML: write it as JSON`,
);

/** Whether a text may hold more values than that, which is seen before it takes seconds and a gigabyte to parse them. */
function mayHoldMore(text: string, most: number): boolean {
  let count = 0;
  for (let index = 0; text.length > most && index < text.length && count <= most; index += 1) {
    if (standsBeforeValue(text.charCodeAt(index))) count += 1;
  }
  return count > most;
}

/** A comma, an opening bracket or brace, the end of a line. */
const standsBeforeValue = (character: number): boolean =>
  character === 0x2c || character === 0x5b || character === 0x7b || character === 0x0a || character === 0x0d;

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null;
