import type { Schema } from '../../resources/index.js';
import { isObject, takesNull, type World } from './world.js';

/**
 * RFC 7396: objects are merged, null takes away, and everything else is replaced. What has to be there, and may be null,
 * is null instead.
 */
export function merged(world: World, target: unknown, { patch, schema }: Patch): unknown {
  if (!isObject(patch)) return patch;
  const base = isObject(target) ? target : {};
  const stays = (name: string): boolean => {
    const property = schema?.properties.get(name);
    return property !== undefined && schema?.required.has(name) === true && takesNull(world, property);
  };
  const changed = Object.entries(patch).map(
    ([name, value]) =>
      [name, merged(world, base[name], { patch: value, schema: schema?.properties.get(name) })] as const,
  );
  const whole = Object.entries({ ...base, ...Object.fromEntries(changed) });
  return Object.fromEntries(whole.filter(([name]) => patch[name] !== null || stays(name)));
}

interface Patch {
  readonly patch: unknown;
  /** What the record's own schema says of the place. */
  readonly schema: Schema | undefined;
}
