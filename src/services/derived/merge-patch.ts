import { isObject } from './world.js';

/** RFC 7396: objects are merged, null takes away, and everything else is replaced. */
export function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const base = isObject(target) ? target : {};
  const changed = Object.entries(patch).map(([name, value]) => [name, merged(base[name], value)] as const);
  const whole = Object.entries({ ...base, ...Object.fromEntries(changed) });
  return Object.fromEntries(whole.filter(([name]) => patch[name] !== null));
}
