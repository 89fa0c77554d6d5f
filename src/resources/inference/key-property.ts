import { findName, plain, wordsOf } from '../document/names.js';
import type { Schema } from '../document/schema.js';

/** Which property of a record a path parameter holds: `userId` of users -> `id`, `username` -> `username`. */
export function keyPropertyOf(record: Schema, parameter: string, noun: string): string | undefined {
  const names = [...record.properties].filter(([, schema]) => isScalar(schema)).map(([name]) => name);
  const find = (wanted: string): string | undefined => findName(names, wanted);
  const word = plain(parameter);
  const rest = word.startsWith(noun) ? word.slice(noun.length) : word;
  if (wordsOf(parameter).at(-1) === 'id' || rest === '' || rest === 'identifier') {
    return find(parameter) ?? find(`${noun}_id`) ?? find('id') ?? find('uuid') ?? find('guid');
  }
  return find(parameter) ?? find(rest) ?? (rest === 'key' ? find('id') : undefined);
}

const isScalar = ({ types }: Schema): boolean => !types.has('object') && !types.has('array') && !types.has('boolean');
