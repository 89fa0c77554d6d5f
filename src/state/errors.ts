interface ViolationDetails {
  readonly kind: 'unique' | 'reference' | 'restrict';
  readonly collection: string;
  readonly fields: readonly string[];
  readonly values: readonly string[];
}

/**
 * A write broke a declared constraint; nothing of that write has happened.
 * - `unique`: another record of `collection` has these `values` in `fields` (its key included).
 * - `reference`: `fields` of `collection` names a record that does not exist.
 * - `restrict`: a record of `collection` still refers, by `fields`, to the record that was to be deleted.
 */
export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation';
  readonly kind: ViolationDetails['kind'];
  readonly collection: string;
  readonly fields: readonly string[];
  readonly values: readonly string[];

  constructor(details: ViolationDetails) {
    super(describe(details));
    this.kind = details.kind;
    this.collection = details.collection;
    this.fields = details.fields;
    this.values = details.values;
  }
}

function describe({ kind, collection, fields, values }: ViolationDetails): string {
  const what = `${fields.join(', ')} ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  if (kind === 'unique') return `Another record of ${collection} has ${what}.`;
  if (kind === 'reference') return `${collection}: ${what} does not exist.`;
  return `A record of ${collection} still refers to it by ${what}.`;
}

export interface FixtureFault {
  readonly code: 'unknown-collection' | 'invalid-record' | 'duplicate' | 'dangling-reference';
  readonly collection: string;
  /** Where the record stands in its collection's list, from 0; nothing when the collection itself is at fault. */
  readonly index?: number;
  /** The record's key, as far as it has one. */
  readonly key: readonly string[];
  /** The property at fault; several are joined by a comma, as `findBy` takes them. */
  readonly property?: string;
}

/** A fixture (or a snapshot) that breaks the declarations of its collections. The caller knows the file and adds the line. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError';
  readonly code: FixtureFault['code'];
  readonly collection: string;
  readonly index: number | undefined;
  readonly key: readonly string[];
  readonly property: string | undefined;

  constructor(message: string, fault: FixtureFault, options?: ErrorOptions) {
    super(message, options);
    this.code = fault.code;
    this.collection = fault.collection;
    this.index = fault.index;
    this.key = fault.key;
    this.property = fault.property;
  }
}

/** Declarations that contradict each other: a reference into nowhere, a collection twice. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly collection: string;
  readonly property: string | undefined;

  constructor(message: string, collection: string, property?: string) {
    super(message);
    this.collection = collection;
    this.property = property;
  }
}
