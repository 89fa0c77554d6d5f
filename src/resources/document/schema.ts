import { childOf, type Reference, type Spec, toReference } from '../../spec/index.js';

/** A schema as it is to a reader who looks for properties: `$ref`, `allOf` and the one branch beside `null` are followed. */
export interface Schema {
  readonly at: Reference;
  /** Every place that has a say, its own first. */
  readonly places: readonly Reference[];
  /** `null` included; empty where nothing says so. */
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly items: Schema | undefined;
  /** All descriptions, the nearest first. */
  readonly text: string;
  /** The nearest value of a keyword, or undefined. */
  keyword(name: string): unknown;
}

export type SchemaReader = (reference: Reference) => Schema;

type Keywords = Readonly<Record<string, unknown>>;

interface Fragment {
  readonly at: Reference;
  readonly value: Keywords;
  /** Whether it holds for every value, and not only for those of one branch. */
  readonly isSure: boolean;
}

/** Reads schemas where they stand, each once. */
export function createSchemaReader(spec: Spec): SchemaReader {
  const known = new Map<string, Schema>();
  const asked = new WeakMap<Reference, Schema>();
  const readPlace = (at: Reference): Schema => {
    const place = toText(at);
    const schema = known.get(place) ?? toSchema(at, fragmentsOf(at, spec), read);
    known.set(place, schema);
    return schema;
  };
  const read: SchemaReader = (at) => {
    const schema = asked.get(at) ?? readPlace(at);
    asked.set(at, schema);
    return schema;
  };
  return read;
}

function fragmentsOf(start: Reference, spec: Spec): readonly Fragment[] {
  const found: Fragment[] = [];
  const seen = new Set<string>();
  const visit = (at: Reference, isSure: boolean): void => {
    const place = `${at.uri}#${at.pointer}`;
    const value = spec.read(at);
    if (seen.has(place) || !isObject(value)) return;
    seen.add(place);
    found.push({ at, value, isSure });
    if (typeof value.$ref === 'string') visit(toReference(value.$ref, at.uri), isSure);
    for (const [index] of listOf(value.allOf).entries()) visit(childOf(at, 'allOf', index), isSure);
    for (const keyword of ['oneOf', 'anyOf']) visitBranches(at, listOf(value[keyword]), keyword);
  };
  const visitBranches = (at: Reference, branches: readonly unknown[], keyword: string): void => {
    const telling = [...branches.entries()].filter(([, branch]) => !isObject(branch) || branch.type !== 'null');
    for (const [index] of telling) visit(childOf(at, keyword, index), false);
  };
  visit(start, true);
  return found;
}

function toSchema(at: Reference, fragments: readonly Fragment[], read: SchemaReader): Schema {
  let properties: ReadonlyMap<string, Schema> | undefined;
  const itemsAt = fragments.find(({ value }) => isObject(value.items));
  return {
    at,
    places: fragments.map((fragment) => fragment.at),
    types: typesOf(fragments),
    get properties() {
      properties ??= propertiesOf(fragments, read);
      return properties;
    },
    required: new Set(fragments.flatMap(({ value, isSure }) => (isSure ? namesIn(value.required) : []))),
    get items() {
      return itemsAt && read(childOf(itemsAt.at, 'items'));
    },
    text: fragments.flatMap(({ value }) => textIn(value.description)).join(' '),
    keyword: (name) => fragments.find(({ value }) => value[name] !== undefined)?.value[name],
  };
}

/** Where several places say something of a property, the first that says what is in it: `allOf: [{data: list}, {data: list of pets}]`. */
function propertiesOf(fragments: readonly Fragment[], read: SchemaReader): ReadonlyMap<string, Schema> {
  const properties = new Map<string, Schema>();
  for (const { at, value } of fragments) {
    const declared = value.properties;
    for (const name of isObject(declared) ? Object.keys(declared) : []) {
      const known = properties.get(name);
      if (known === undefined) properties.set(name, read(childOf(at, 'properties', name)));
      else if (isHollow(known)) {
        const other = read(childOf(at, 'properties', name));
        if (!isHollow(other)) properties.set(name, other);
      }
    }
  }
  return properties;
}

/** Whether it is a list or an object, and nothing says of what. */
const isHollow = (schema: Schema): boolean =>
  schema.types.has('array') ? schema.items === undefined || isBare(schema.items) : isBare(schema);

/** An object without a word of its properties. These are not read here: they may be of the very schema that is being read. */
const isBare = (schema: Schema): boolean => schema.types.has('object') && schema.keyword('properties') === undefined;

function typesOf(fragments: readonly Fragment[]): ReadonlySet<string> {
  const said = fragments.flatMap(({ value }) => namesIn(value.type));
  if (said.length > 0) return new Set(said);
  const values = fragments.flatMap(({ value }) => [...listOf(value.enum), ...('const' in value ? [value.const] : [])]);
  if (values.length > 0) return new Set(values.map((value) => (value === null ? 'null' : typeof value)));
  if (fragments.some(({ value }) => isObject(value.properties))) return new Set(['object']);
  return new Set(fragments.some(({ value }) => isObject(value.items)) ? ['array'] : []);
}

const isObject = (value: unknown): value is Keywords =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textIn = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);

const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : listOf(value).filter((entry) => typeof entry === 'string');

/** Whether two schemas describe the same kind of record: all properties of one of them come from what both share. */
export function isSameRecord(one: Schema, other: Schema): boolean {
  const shared = new Set(one.places.map(toText));
  if (other.places.length === 0 || shared.size === 0) return false;
  const owned = (schema: Schema, others: ReadonlySet<string>): boolean =>
    schema.properties.size > 0 && [...schema.properties.values()].every(({ at }) => others.has(toText(ownerOf(at))));
  return owned(one, new Set(other.places.map(toText))) || owned(other, shared);
}

/** Whether two schemas describe the same kind of record, be it only by the names of all their properties. */
export const isAlike = (one: Schema, other: Schema): boolean =>
  isSameRecord(one, other) ||
  (one.properties.size > 0 &&
    one.properties.size === other.properties.size &&
    [...one.properties.keys()].every((name) => other.properties.has(name)));

const toText = ({ uri, pointer }: Reference): string => `${uri}#${pointer}`;

/** The schema that a property stands in. */
const ownerOf = ({ uri, pointer }: Reference): Reference => ({
  uri,
  pointer: pointer.slice(0, pointer.lastIndexOf('/properties/')),
});
