import type { Role } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { successesOf } from './declared-body.js';
import type { Kind } from './kind.js';
import { rolesIn } from './roles-in.js';
import { isObject, pointed, type Values, type World } from './world.js';

/** The records that the document's examples of answers show, each key once, those that break the schema left out. */
export function exampleRecords(world: World, kind: Kind): readonly Values[] {
  const shown = world.spec.operations.flatMap((operation) =>
    rolesIn(world, operation).flatMap((role) => placesOf(role, kind).flatMap((place) => valuesIn(operation, place))),
  );
  const [schema] = kind.shown;
  const found = new Map<string, Values>();
  for (const value of shown) {
    if (!isObject(value) || kind.collection.key.some((name) => value[name] === undefined || value[name] === null))
      continue;
    if (schema !== undefined && !world.generator.accepts(schema.at, value)) continue;
    const key = kind.collection.key.map((name) => String(value[name])).join('\n');
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

interface Place {
  readonly pointer: string;
  readonly isList: boolean;
}

function placesOf(role: Role, { name }: Kind): readonly Place[] {
  if (role.kind === 'list') return role.collection === name ? [{ pointer: role.items.pointer, isList: true }] : [];
  if (!('record' in role) || role.collection !== name) return [];
  return [{ pointer: role.record, isList: false }];
}

function valuesIn(operation: Operation, { pointer, isList }: Place): readonly unknown[] {
  const bodies = successesOf(operation).flatMap(({ response }) =>
    Object.values(response.content).flatMap(({ examples }) => Object.values(examples)),
  );
  const values = bodies.map((body) => pointed(body, pointer));
  return isList ? values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])) : values;
}
