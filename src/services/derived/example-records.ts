import type { Operation } from '../../spec/index.js';
import { successesOf } from './declared-body.js';
import type { Doing, Kind } from './kind.js';
import { isObject, pointed, type Values, type World } from './world.js';

/** The records that the document's examples of answers show, each key once, those that break the schema left out. */
export function exampleRecords(world: World, kind: Kind): readonly Values[] {
  const shown = kind.doings.flatMap(({ operation, role }) =>
    placesOf(role).flatMap((place) => valuesIn(operation, place)),
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

function placesOf(role: Doing['role']): readonly Place[] {
  if (role.kind === 'list') return [{ pointer: role.items.pointer, isList: true }];
  return role.record === undefined ? [] : [{ pointer: role.record, isList: false }];
}

function valuesIn(operation: Operation, { pointer, isList }: Place): readonly unknown[] {
  const bodies = successesOf(operation).flatMap(({ response }) =>
    Object.values(response.content).flatMap(({ examples }) => Object.values(examples)),
  );
  const values = bodies.map((body) => pointed(body, pointer));
  return isList ? values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])) : values;
}
