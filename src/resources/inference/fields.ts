import type { Schema } from '../document/schema.js';
import type { RecordRole } from '../resource-model.js';
import { isDerived, isSecret, isVolatile } from './field-kinds.js';

export interface Fields {
  readonly writable: ReadonlySet<string>;
  readonly serverFields: ReadonlySet<string>;
  readonly derived: ReadonlySet<string>;
  readonly volatile: ReadonlySet<string>;
  readonly secret: ReadonlySet<string>;
}

/** A role that writes, with the schema of what it takes. */
export interface Written {
  readonly role: RecordRole;
  readonly schema: Schema;
}

/** What kinds of properties a record has. */
export function fieldsOf(record: Schema | undefined, written: readonly Written[]): Fields {
  const properties = [...(record?.properties ?? [])];
  const writable = writableIn(record, written);
  const serverFields = properties.filter(
    ([name, schema]) => !writable.has(name) && schema.keyword('writeOnly') !== true,
  );
  const inputs = written.flatMap(({ role, schema }) =>
    [...schema.properties].map(([name, value]) => [role.input?.names[name] ?? name, value] as const),
  );
  return {
    writable,
    serverFields: new Set(serverFields.map(([name]) => name)),
    derived: new Set(
      serverFields
        .filter(([name, schema]) => isDerived(name, schema, writable) && !isVolatile(name))
        .map(([name]) => name),
    ),
    volatile: new Set(serverFields.filter(([name]) => isVolatile(name)).map(([name]) => name)),
    secret: new Set(
      [...properties, ...inputs].filter(([name, schema]) => isSecret(name, schema)).map(([name]) => name),
    ),
  };
}

function writableIn(record: Schema | undefined, written: readonly Written[]): ReadonlySet<string> {
  const names = written.flatMap(({ role, schema }) =>
    [...schema.properties].flatMap(([name, property]) => {
      const own = role.input?.names[name] ?? name;
      const isFixed =
        property.keyword('readOnly') === true || record?.properties.get(own)?.keyword('readOnly') === true;
      return isFixed || role.input?.ignored.has(name) === true ? [] : [own];
    }),
  );
  const whole = written.flatMap(({ role }) => role.input?.names[''] ?? []);
  return new Set([...names, ...whole]);
}
