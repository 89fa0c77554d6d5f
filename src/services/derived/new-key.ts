import type { Schema } from '../../resources/index.js';
import type { Kind } from './kind.js';
import { plain } from './words.js';
import { recordsOf, type Surroundings, type Values, type World } from './world.js';

type Ids = Surroundings['ids'];

/** What the keys of a kind are drawn for. */
export const keyPurposeOf = ({ name, own }: Kind): string => `${name} ${own}`;

/**
 * A key that no record has, or had: in the style of its schema, an integer, a UUID, or a text like the examples. Where paths take no more
 * (`orderId` up to 10), one that can be shown, at least.
 */
export function newKey(world: World, kind: Kind, { known, given, surroundings }: Making): unknown {
  const { collection, own, name } = kind;
  const records = recordsOf(surroundings.state, name);
  const shown = kind.properties.get(own);
  let shownAtLeast: unknown;
  for (let attempt = 0; attempt < most; attempt += 1) {
    const candidate = slugOf(kind, given, attempt) ?? draw(world, kind, { attempt, ids: surroundings.ids });
    const key = collection.key.map((part) => String(part === own ? candidate : known[part]));
    if (records.get(...key) !== undefined) continue;
    if (kind.keys.every((schema) => isFit(world, schema, candidate))) return candidate;
    if (shown === undefined || world.generator.accepts(shown.at, candidate)) shownAtLeast ??= candidate;
  }
  return shownAtLeast ?? surroundings.ids.uuid(keyPurposeOf(kind));
}

/** `getting-started` for what is called "Getting started", and `getting-started-2` for the next. */
function slugOf({ own }: Kind, given: Values, attempt: number): string | undefined {
  const title = [given['title'], given['name']].find((text) => typeof text === 'string');
  if (plain(own) !== 'slug' || title === undefined) return undefined;
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug === '') return undefined;
  return attempt === 0 ? slug : `${slug}-${attempt + 1}`;
}

interface Making {
  /** What the client said of the record. */
  readonly given: Values;
  /** The other properties of the key. */
  readonly known: Values;
  readonly surroundings: Surroundings;
}

const most = 1000;

/** In a path everything is text. */
const isFit = ({ generator }: World, schema: Schema, value: unknown): boolean =>
  generator.accepts(schema.at, value) || generator.accepts(schema.at, String(value));

/** The schema that says most of a key; of several with patterns, one after the other. */
function tellingSchema({ keys, properties, own }: Kind, attempt: number): Schema | undefined {
  const patterned = keys.filter((schema) => schema.keyword('pattern') !== undefined);
  return (
    patterned[attempt % patterned.length] ??
    keys.toSorted((one, other) => roomIn(one) - roomIn(other)).find((schema) => roomIn(schema) < 36) ??
    properties.get(own)
  );
}

function roomIn(schema: Schema): number {
  const most = schema.keyword('maxLength');
  return typeof most === 'number' ? most : Number.POSITIVE_INFINITY;
}

function draw(
  { generator }: World,
  kind: Kind,
  { attempt, ids }: { readonly attempt: number; readonly ids: Ids },
): unknown {
  const purpose = keyPurposeOf(kind);
  const schema = tellingSchema(kind, attempt);
  if (schema === undefined) return ids.uuid(purpose);
  const { types } = schema;
  if (!types.has('string') && (types.has('integer') || types.has('number')))
    return ids.number(purpose) + leastOf(schema);
  const example = exampleOf(schema);
  if (typeof example === 'string' && !isUuid(example)) return alike(example, ids, purpose);
  if (schema.keyword('pattern') === undefined) return plainText(schema, ids, purpose);
  return generator.value(schema.at, {
    purpose: `${purpose} ${ids.number(purpose)}`,
    extent: 'maximal',
    direction: 'response',
  });
}

const leastOf = (schema: Schema): number => {
  const least = schema.keyword('minimum');
  return typeof least === 'number' ? Math.max(least, 1) : 1;
};

function exampleOf(schema: Schema): unknown {
  const examples = schema.keyword('examples');
  return Array.isArray(examples) ? examples[0] : schema.keyword('example');
}

const isUuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** `usr_1a2b` becomes `usr_9f0c`: what comes before the last separator stays, and so does the kind of each character after it. */
function alike(example: string, ids: Ids, purpose: string): string {
  const start = Math.max(example.lastIndexOf('_'), example.lastIndexOf('-'), example.lastIndexOf(':')) + 1;
  if (/^\d+$/.test(example.slice(start))) {
    return `${example.slice(0, start)}${String(Number(example.slice(start)) + ids.number(purpose))}`;
  }
  const drawn = ids.hex(purpose, example.length);
  const rest = Array.from(example.slice(start), (character, index) => sameKind(character, drawn[index] ?? '0'));
  return `${example.slice(0, start)}${rest.join('')}`;
}

function sameKind(character: string, hex: string): string {
  const number = Number.parseInt(hex, 16);
  if (/\d/.test(character)) return String(number % 10);
  if (/[a-f]/.test(character)) return hex;
  if (/[a-z]/.test(character)) return String.fromCharCode(97 + number);
  return /[A-Z]/.test(character) ? String.fromCharCode(65 + number) : character;
}

/** A UUID where there is room for one. */
function plainText(schema: Schema, ids: Ids, purpose: string): string {
  const most = roomIn(schema);
  const least = Number(schema.keyword('minLength') ?? 0);
  return most < 36 ? ids.hex(purpose, Math.max(least, Math.min(most, 12))) : ids.uuid(purpose);
}
