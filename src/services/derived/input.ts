import type { RecordRole, Schema } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { inputSchemaOf, type Kind } from './kind.js';
import { type Call, isObject, pointed, type Values, type World } from './world.js';

/** How an operation takes the properties of a record. */
export interface Intake {
  /** What a request says of a record, under the record's names; what it must not set is left out. */
  read(body: unknown): Values;
  /** The key that a new record is wished to have, where a request may say so. */
  wishedKey(body: unknown): Values;
  /** What stands in properties that a request leaves out. */
  readonly defaults: Values;
  /** The properties of a record that it can set. */
  readonly settable: ReadonlySet<string>;
}

export function createIntake(world: World, kind: Kind, { operation, role }: Writing): Intake {
  const schema = inputSchemaOf(operation, role, world.read);
  const names = role.input?.names ?? {};
  const whole = names[''];
  const settable = new Set([...(schema?.properties ?? [])].filter(isSettable).map(([name]) => nameOf(name)));

  function nameOf(name: string): string {
    return names[name] ?? name;
  }
  function isSettable([name, property]: readonly [string, Schema]): boolean {
    const own = kind.properties.get(nameOf(name));
    if (role.input?.ignored.has(name) === true || property.keyword('readOnly') === true) return false;
    return own?.keyword('readOnly') !== true && !kind.collection.key.includes(nameOf(name));
  }
  const read = (body: unknown): Values => {
    const input = pointed(body, role.input?.pointer ?? '');
    if (whole !== undefined) return { [whole]: input };
    if (!isObject(input)) return {};
    const kept = Object.entries(input).filter(([name]) => {
      const property = schema?.properties.get(name);
      return property === undefined ? isOpen(schema) && !kind.properties.has(name) : isSettable([name, property]);
    });
    return Object.fromEntries(kept.map(([name, value]) => [nameOf(name), value]));
  };
  const wishedKey = (body: unknown): Values => {
    const input = pointed(body, role.input?.pointer ?? '');
    const property = schema?.properties.get(kind.own);
    const isOpenToIt = property !== undefined && property.keyword('readOnly') !== true;
    const isFixed = kind.properties.get(kind.own)?.keyword('readOnly') === true;
    return isObject(input) && isOpenToIt && !isFixed ? { [kind.own]: input[kind.own] } : {};
  };
  const usual = [...(schema?.properties ?? [])].filter(isSettable).flatMap(([name, property]) => {
    const value = defaultOf(property, kind.required.has(nameOf(name)));
    return value === undefined ? [] : [[nameOf(name), value] as const];
  });
  return {
    read,
    wishedKey,
    defaults: Object.fromEntries(usual),
    settable: whole === undefined ? settable : new Set([whole]),
  };
}

interface Writing {
  readonly operation: Operation;
  readonly role: RecordRole;
}

/** Whether a schema says itself that properties of any name may be there, or names none. */
function isOpen(schema: Schema | undefined): boolean {
  if (schema === undefined || schema.properties.size === 0) return true;
  const additional = schema.keyword('additionalProperties');
  return additional === true || isObject(additional) || isObject(schema.keyword('patternProperties'));
}

/** The default of a property, or of what is inside of it where an answer cannot do without. */
function defaultOf(schema: Schema, isNeeded: boolean): unknown {
  const said = schema.keyword('default');
  if (said !== undefined || !isNeeded) return said;
  const inside = [...schema.properties].flatMap(([name, property]) => {
    const value = property.keyword('default');
    return value === undefined ? [] : [[name, value] as const];
  });
  return inside.length === 0 ? undefined : Object.fromEntries(inside);
}

/** A value with the defaults of what is inside of it: `{newsletter: true}` gets its time zone. */
export function withDefaults(given: Values, defaults: Values, schemas: readonly Schema[]): Values {
  const filled = Object.entries(given).map(([name, value]) => {
    const schema = schemas.map(({ properties }) => properties.get(name)).find((property) => property !== undefined);
    const inside = schema && isObject(value) ? defaultOf(schema, true) : undefined;
    return [name, isObject(inside) && isObject(value) ? { ...inside, ...value } : value] as const;
  });
  return { ...defaults, ...Object.fromEntries(filled) };
}

/** The parts of a new key that the request has. */
export const chosenKey = (kind: Kind, role: RecordRole, call: Call): Values =>
  Object.fromEntries(
    kind.collection.key.flatMap((name) => {
      const source = role.key[name];
      if (source === undefined) return [];
      if (source.in === 'path') return [[name, call.path[source.name]]];
      if (source.in === 'query') return [[name, call.query[source.name]]];
      return source.in === 'request' ? [[name, pointed(call.body, source.pointer)]] : [];
    }),
  );
