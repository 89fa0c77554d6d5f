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
  if (isScalar(value)) return value;
  return Array.isArray(value) ? frozenArray(value) : frozenObject(value as StoredRecord);
}

function frozenArray(value: readonly unknown[]): readonly unknown[] {
  if (value.every(isScalar)) return Object.isFrozen(value) ? value : Object.freeze(value.slice());
  const copy = value.map(frozen);
  const isKept = Object.isFrozen(value) && copy.every((element, index) => element === value[index]);
  return isKept ? value : Object.freeze(copy);
}

function frozenObject(value: StoredRecord): StoredRecord {
  requirePlain(value);
  let copy: Record<string, unknown> | undefined = Object.isFrozen(value) ? undefined : { ...value };
  for (const name of Object.keys(value)) {
    const child = frozen(value[name]);
    if (child === value[name]) continue;
    copy ??= { ...value };
    copy[name] = child;
  }
  return copy === undefined ? value : Object.freeze(copy);
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'object') return value === null;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new TypeError(`A record holds plain data, not a ${typeof value}.`);
  }
  return true;
}

/** Asks for the shape of the prototype chain, not for `Object.prototype` itself: each realm (a test's, say) has its own. */
function requirePlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return;
  throw new TypeError(`A record holds plain data, not a ${value.constructor.name}; store its JSON form.`);
}
