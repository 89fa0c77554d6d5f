import type { Problem } from '../../http/index.js';
import { groupBy, type KeySources } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { isRefusal } from './create-record.js';
import type { Kind } from './kind.js';
import { rolesIn } from './roles-in.js';
import { type Call, find, type World } from './world.js';

interface Above {
  readonly kind: Kind;
  readonly key: KeySources;
}

/**
 * Says of operations that examples answer what is missing that their path names or is inside of: `GET /docs/{slug}/history` of a document
 * that is not there.
 */
export function createPresence(world: World, handled: ReadonlySet<string>): (call: Call) => Problem | undefined {
  const inner = world.spec.operations.filter(({ id }) => !handled.has(id));
  const shapes = groupBy(world.spec.operations, ({ path }) => shapeOf(path.split('/')));
  const known = new Map(
    inner.flatMap((operation) => aboveOf(world, operation, shapes).map((one) => [operation.id, one])),
  );
  return (call) => {
    const above = known.get(call.operation.id);
    const found = above && find(above.kind, above.key, call);
    return isRefusal(found) ? found : undefined;
  };
}

/** The records that a path begins with, the innermost last, or names itself: a PUT alone may make what it names. */
function aboveOf(world: World, inner: Operation, shapes: Shapes): readonly Above[] {
  const segments = inner.path.split('/');
  const lengths = [...segments.keys(), ...(inner.method === 'put' ? [] : [segments.length])];
  return lengths
    .flatMap((length) => shapes.get(shapeOf(segments.slice(0, length))) ?? [])
    .toSorted((one, other) => one.path.length - other.path.length)
    .flatMap((operation) =>
      rolesIn(world, operation).flatMap((role) => {
        if (role.kind !== 'read' && role.kind !== 'delete') return [];
        const kind = world.kinds.get(role.collection);
        return kind === undefined ? [] : [{ kind, key: renamed(role.key, operation.path.split('/'), segments) }];
      }),
    );
}

const isParameter = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

/** Operations by their path, whatever its parameters are called. */
type Shapes = ReadonlyMap<string, readonly Operation[]>;

const shapeOf = (segments: readonly string[]): string =>
  segments.map((segment) => (isParameter(segment) ? '{}' : segment)).join('/');

/** The same places in the path, by the names that the longer path has for them. */
function renamed(key: KeySources, from: readonly string[], to: readonly string[]): KeySources {
  const nameIn = (name: string): string => to[from.indexOf(`{${name}}`)]?.slice(1, -1) ?? name;
  return Object.fromEntries(
    Object.entries(key).map(([property, source]) => [
      property,
      source.in === 'path' ? { ...source, name: nameIn(source.name) } : source,
    ]),
  );
}
