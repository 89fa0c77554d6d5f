import { isObject, pointed, type Values } from './world.js';

export const isJsonPatch = (contentType: string | undefined): boolean =>
  /^application\/json-patch\+json\b/i.test(contentType ?? '');

/** The target after the instructions of RFC 6902; a sentence that says why where they cannot be followed. */
export function applyJsonPatch(target: Values, patch: unknown): Values | string {
  if (!Array.isArray(patch)) return 'A JSON Patch is a list of operations.';
  let whole: unknown = target;
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

type Instruction = (whole: unknown, step: Step) => Result | undefined;

interface Step {
  readonly path: string;
  readonly from: string | undefined;
  readonly value: unknown;
}

const instructions: Readonly<Record<string, Instruction>> = {
  add: (whole, { path, value }) => insert(whole, path, value),
  remove: (whole, { path }) => remove(whole, path),
  replace: (whole, { path, value }) => replace(whole, path, value),
  test: (whole, { path, value }) => (has(whole, path) && isSame(pointed(whole, path), value) ? { whole } : undefined),
  copy: (whole, { from, path }) =>
    from !== undefined && has(whole, from) ? insert(whole, path, pointed(whole, from)) : undefined,
  move(whole, { from, path }) {
    const rest = from === undefined || path.startsWith(`${from}/`) ? undefined : remove(whole, from);
    return rest && insert(rest.whole, path, pointed(whole, from ?? ''));
  },
};

function apply(whole: unknown, { op, path, from, value }: Values): Result | undefined {
  const instruction = typeof op === 'string' && Object.hasOwn(instructions, op) ? instructions[op] : undefined;
  if (instruction === undefined || typeof path !== 'string') return undefined;
  return instruction(whole, { path, from: typeof from === 'string' ? from : undefined, value });
}

const has = (whole: unknown, pointer: string): boolean => pointer === '' || pointed(whole, pointer) !== undefined;

function replace(whole: unknown, path: string, value: unknown): Result | undefined {
  if (path === '') return { whole: value };
  const rest = remove(whole, path);
  return rest && insert(rest.whole, path, value);
}

const remove = (whole: unknown, path: string): Result | undefined =>
  path !== '' && has(whole, path) ? edited(whole, path, removal) : undefined;

const insert = (whole: unknown, path: string, value: unknown): Result | undefined =>
  path === '' ? { whole: value } : edited(whole, path, insertion(value));

/** How the object or the array is changed that a pointer ends in. */
interface Change {
  readonly inObject: (object: Values, name: string) => Values;
  /** Undefined for a place that the array does not have. */
  readonly inArray: (array: readonly unknown[], index: number) => readonly unknown[] | undefined;
}

const removal: Change = {
  inObject: (object, name) => Object.fromEntries(Object.entries(object).filter(([one]) => one !== name)),
  inArray: (array, index) => (index < array.length ? array.toSpliced(index, 1) : undefined),
};

const insertion = (value: unknown): Change => ({
  inObject: (object, name) => ({ ...object, [name]: value }),
  inArray: (array, index) => (index <= array.length ? array.toSpliced(index, 0, value) : undefined),
});

/** A copy with a change at a pointer; undefined where it leads nowhere. */
function edited(whole: unknown, pointer: string, change: Change): Result | undefined {
  const [, token = '', ...rest] = pointer.split('/');
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  const below = rest.length === 0 ? undefined : `/${rest.join('/')}`;
  if (Array.isArray(whole)) return editedArray(whole, { name, below }, change);
  if (!isObject(whole)) return undefined;
  if (below === undefined) return { whole: change.inObject(whole, name) };
  const inside = edited(whole[name], below, change);
  return inside && { whole: { ...whole, [name]: inside.whole } };
}

function editedArray(
  array: readonly unknown[],
  { name, below }: { readonly name: string; readonly below: string | undefined },
  change: Change,
): Result | undefined {
  const index = name === '-' ? array.length : /^\d+$/.test(name) ? Number(name) : array.length + 1;
  if (below === undefined) {
    const changed = change.inArray(array, index);
    return changed && { whole: changed };
  }
  const inside = edited(array[index], below, change);
  return inside && { whole: array.with(index, inside.whole) };
}

/** Whatever the order of properties. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]));
}
