import { findName, plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';

/** Which property of a record a path parameter holds: `userId` of users -> `id`, `username` -> `username`. */
export function keyPropertyOf(record: Schema, parameter: string, noun: string): string | undefined {
  const names = [...record.properties].filter(([, schema]) => isScalar(schema)).map(([name]) => name);
  const candidates = candidatesFor(parameter, noun);
  return candidates.map((wanted) => findName(names, wanted)).find((name) => name !== undefined);
}

function candidatesFor(parameter: string, noun: string): readonly string[] {
  const word = plain(parameter);
  const rest = word.startsWith(noun) ? word.slice(noun.length) : word;
  const isId = wordsOf(parameter).at(-1) === 'id' || ['', 'identifier'].includes(rest);
  if (isId) return [parameter, `${noun}_id`, 'id', 'uuid', 'guid'];
  return [parameter, rest, ...(rest === 'key' ? ['id'] : [])];
}

const isScalar = ({ types }: Schema): boolean => !['object', 'array', 'boolean'].some((type) => types.has(type));
