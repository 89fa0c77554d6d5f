import type { Schema } from '../../resources/index.js';
import { isObject } from './world.js';

interface Place {
  readonly pointer: string;
  /** Of the whole body. */
  readonly schema: Schema;
  readonly show: (schema: Schema) => unknown;
}

/** A body with a value at a pointer, as the schema there shows it. */
export function putInto(body: unknown, { pointer, schema, show }: Place): unknown {
  if (pointer === '') return show(schema);
  const [, token = '', ...rest] = pointer.split('/');
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  const inside = schema.properties.get(name) ?? schema;
  const whole = isObject(body) ? body : {};
  const below = rest.length === 0 ? '' : `/${rest.join('/')}`;
  return { ...whole, [name]: putInto(whole[name], { pointer: below, schema: inside, show }) };
}
