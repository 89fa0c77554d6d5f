import type { Schema } from './schema.js';

/** A place in a body, with what the schema says about it. */
export interface Shape {
  readonly pointer: string;
  readonly schema: Schema;
}

/** What a body's schema says about the value at a pointer; undefined where it says nothing. */
export function shapeAt(body: Schema, pointer: string): Shape | undefined {
  let schema: Schema | undefined = body;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    schema = schema.properties.get(name) ?? (/^\d+$/.test(name) ? schema.items : undefined);
    if (schema === undefined) return undefined;
  }
  return { pointer, schema };
}
