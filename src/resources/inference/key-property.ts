import { findName, plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';

/**
 * Which property of a record a path parameter holds: `userId` of users -> `id`, `username` -> `username`. Where no path picks one (no
 * parameter), or by its bare noun (`/branches/{branch}`), other names will do.
 */
export function keyPropertyOf(
  record: Schema,
  { parameter, noun, types }: { readonly parameter: string | undefined; readonly noun: string; readonly types: Types },
): string | undefined {
  const scalars = [...record.properties].filter(
    ([, schema]) => isScalar(schema) && (plain(parameter ?? '') !== noun || canBe(schema.types, types)),
  );
  const names = scalars.map(([name]) => name);
  const candidates = [...candidatesFor(parameter ?? 'id', noun), ...othersFor(parameter, noun)];
  const named = candidates.map((wanted) => findName(names, wanted)).find((name) => name !== undefined);
  return named ?? (parameter === undefined ? scalars.find(([, { text }]) => /\bunique\b/i.test(text))?.[0] : undefined);
}

/** Whether a name is that of an id, whatever its noun: `id`, `uuid`, `userId`. */
export const isIdName = (name: string, noun: string): boolean =>
  ['id', 'uid', 'uuid', 'guid'].some((id) => plain(name) === id || plain(name) === `${noun}${id}`);

type Types = ReadonlySet<string>;

/** Whether a bare noun can mean the property: `{repo}` that is a text is not the number of a repository. */
const canBe = (property: Types, parameter: Types): boolean =>
  property.size === 0 || parameter.size === 0 || [...parameter].some((type) => property.has(type));

function othersFor(parameter: string | undefined, noun: string): readonly string[] {
  if (parameter === undefined) return ['slug', 'code'];
  const word = plain(parameter);
  if (word === noun) return ['slug', 'code', 'key', 'name'];
  return word === 'identifier' ? ['slug', 'key'] : [];
}

function candidatesFor(parameter: string, noun: string): readonly string[] {
  const word = plain(parameter);
  const rest = word.startsWith(noun) ? word.slice(noun.length) : word;
  const isId = wordsOf(parameter).at(-1) === 'id' || ['', 'identifier'].includes(rest);
  if (isId) return [parameter, `${noun}_id`, 'id', 'uuid', 'guid', 'uid'];
  const isShort = rest === 'key' || /^.id$/.test(word);
  return [parameter, rest, ...(isShort ? ['id'] : []), wordsOf(parameter).at(-1) ?? rest];
}

const isScalar = ({ types }: Schema): boolean => !['object', 'array', 'boolean'].some((type) => types.has(type));
