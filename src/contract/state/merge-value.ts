import type { Input } from '../../resources/index.js';
import type { Fact } from './ledger.js';
import { isObject } from './same-value.js';

/** What a PATCH makes of a value; undefined where nobody can say. */
export function mergeValue(
  known: Fact | undefined,
  value: unknown,
  input: Input | undefined,
): { readonly value: unknown } | undefined {
  if (!isObject(value)) return { value };
  if (known === undefined || known.origin === 'omitted' || known.origin === 'cleared') return undefined;
  switch (input?.nested) {
    case 'replace':
      return { value };
    case 'merge':
      return { value: mergePatch(known.value, value) };
    default:
      return isObject(known.value) ? undefined : { value };
  }
}

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, name);
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}
