/** A record as the state holds it: deeply frozen, replaced as a whole, so the same object is always the same content. */
export type StoredRecord = { readonly [property: string]: unknown };

/** The values of a record's key properties, as text, in the declared order. */
export type Key = readonly string[];

/**
 * A deeply frozen equal of the value. What is already frozen is kept as it is, what is not is copied: nobody's object is
 * frozen behind their back, and `{...stored, name}` costs one new object. Throws a TypeError for anything but plain data.
 */
export function freeze<T>(value: T): T {
  return frozen(value) as T;
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object') return requireScalar(value);
  if (value === null) return value;
  return Array.isArray(value) ? frozenArray(value) : frozenObject(value);
}

function frozenArray(value: readonly unknown[]): readonly unknown[] {
  let copy = Object.isFrozen(value) ? undefined : value.slice();
  for (let index = 0; index < value.length; index++) {
    const element = frozen(value[index]);
    if (element !== value[index]) (copy ??= value.slice())[index] = element;
  }
  return copy === undefined ? value : Object.freeze(copy);
}

function frozenObject(value: object): object {
  requirePlain(value);
  const source = value as StoredRecord;
  let copy: Record<string, unknown> | undefined = Object.isFrozen(value) ? undefined : { ...source };
  for (const name of Object.keys(source)) {
    const before = source[name];
    const after = frozen(before);
    if (after !== before) (copy ??= { ...source })[name] = after;
  }
  return copy === undefined ? value : Object.freeze(copy);
}

function requireScalar(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new TypeError(`A record holds plain data, not a ${typeof value}.`);
  }
  return value;
}

/** Asks for the shape of the prototype chain, not for `Object.prototype` itself: each realm (a test's, say) has its own. */
function requirePlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return;
  throw new TypeError(`A record holds plain data, not a ${value.constructor.name}; store its JSON form.`);
}
