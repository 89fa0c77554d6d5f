import { isObject, pointed, type Values } from './world.js';

export const isJsonPatch = (contentType: string | undefined): boolean =>
  /^application\/json-patch\+json\b/i.test(contentType ?? '');

/** The target after the instructions of RFC 6902; a sentence that says why where they cannot be followed. */
export function applyJsonPatch(target: Values, patch: unknown): Values | string {
  if (!Array.isArray(patch)) return 'A JSON Patch is a list of operations.';
  let whole: unknown = structuredClone(target);
  for (const [index, step] of patch.entries()) {
    const result = isObject(step) ? apply(whole, step) : undefined;
    if (result === undefined) return `Operation ${index} of the JSON Patch cannot be done.`;
    whole = result.whole;
  }
  return isObject(whole) ? whole : 'A record is an object.';
}

interface Result {
  readonly whole: unknown;
}

function apply(whole: unknown, { op, path, from, value }: Values): Result | undefined {
  if (typeof path !== 'string') return undefined;
  switch (op) {
    case 'add':
      return edit(whole, path, { insert: value });
    case 'remove':
      return has(whole, path) ? edit(whole, path, {}) : undefined;
    case 'replace':
      return has(whole, path) ? replace(whole, path, value) : undefined;
    case 'test':
      return has(whole, path) && isSame(pointed(whole, path), value) ? { whole } : undefined;
    case 'copy':
    case 'move':
      return typeof from === 'string' && has(whole, from) ? relocate(whole, { op, from, path }) : undefined;
    default:
      return undefined;
  }
}

function relocate(
  whole: unknown,
  { op, from, path }: { op: 'copy' | 'move'; from: string; path: string },
): Result | undefined {
  if (op === 'move' && path.startsWith(`${from}/`)) return undefined;
  const insert = structuredClone(pointed(whole, from));
  const rest = op === 'move' ? edit(whole, from, {}) : { whole };
  return rest && edit(rest.whole, path, { insert });
}

function replace(whole: unknown, path: string, value: unknown): Result | undefined {
  if (path === '') return { whole: value };
  const rest = edit(whole, path, {});
  return rest && edit(rest.whole, path, { insert: value });
}

const has = (whole: unknown, pointer: string): boolean => pointer === '' || pointed(whole, pointer) !== undefined;

/** Puts a value in at a pointer, or takes away what is there. */
function edit(whole: unknown, pointer: string, change: { readonly insert?: unknown }): Result | undefined {
  if (pointer === '') return 'insert' in change ? { whole: change.insert } : undefined;
  const at = pointer.lastIndexOf('/');
  const parent = pointed(whole, pointer.slice(0, at));
  const token = pointer
    .slice(at + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  if (Array.isArray(parent)) {
    const index = token === '-' ? parent.length : Number(token);
    if (!Number.isInteger(index) || index < 0 || index > parent.length) return undefined;
    if ('insert' in change) parent.splice(index, 0, change.insert);
    else parent.splice(index, 1);
    return { whole };
  }
  if (!isObject(parent) || token === '__proto__') return undefined;
  const target = parent as Record<string, unknown>;
  if ('insert' in change) target[token] = change.insert;
  else delete target[token];
  return { whole };
}

/** Whatever the order of properties. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => name in other && isSame(one[name], other[name]))
  );
}
