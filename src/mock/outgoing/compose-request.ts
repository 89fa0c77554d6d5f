import type { Generator } from '../../generation/index.js';
import { isForm, isJson, parseMediaType } from '../../http/index.js';
import type { SentRequest } from '../../sandboxes/index.js';
import type { MediaType, OutgoingRequest, SchemaReference, Spec } from '../../spec/index.js';
import { type Schemas, schemasOf } from '../../validation/index.js';

/** What is known of a request that is about to be sent. */
export interface Content {
  /** Tells it from all others. */
  readonly purpose: string;
  /** The body, where somebody says what it is. */
  readonly body?: unknown;
  /** Records that it may be about, the likeliest first. */
  readonly about: readonly unknown[];
}

/** Writes requests as the document says that the API sends them. */
export type ComposeRequest = (outgoing: OutgoingRequest, content: Content) => SentRequest;

export function createComposer(spec: Spec, generator: Generator): ComposeRequest {
  let schemas: Schemas | undefined;
  const violationsOf = (schema: SchemaReference | undefined, body: unknown) => {
    schemas ??= schemasOf(spec);
    return schema === undefined ? [] : schemas.forResponse(schema)(body, '/body');
  };

  return (outgoing, content) => {
    const chosen = mediaTypeOf(outgoing);
    const head = {
      webhook: outgoing.name,
      method: outgoing.method.toUpperCase(),
      headers: headersOf(outgoing, generator, content.purpose),
    };
    if (chosen === undefined) return head;
    const [type, { schema }] = chosen;
    const body = content.body ?? (schema === undefined ? {} : madeBody(schema, { generator, content }));
    const violations = violationsOf(schema, body);
    return {
      ...head,
      headers: { 'content-type': type, ...head.headers },
      body: writeBody(type, body),
      ...(violations.length > 0 && { violations }),
    };
  };
}

/** JSON before others. */
function mediaTypeOf({ requestBody }: OutgoingRequest): readonly [string, MediaType] | undefined {
  const entries = Object.entries(requestBody?.content ?? {});
  const json = entries.find(([type]) => isJson(parseMediaType(type)?.essence ?? ''));
  return json ?? entries[0];
}

function headersOf({ parameters }: OutgoingRequest, generator: Generator, purpose: string): SentRequest['headers'] {
  const headers = parameters.flatMap(({ in: location, name, required, schema, examples }) => {
    if (location !== 'header') return [];
    const [example] = Object.values(examples);
    const made = required && schema !== undefined ? generator.value(schema, purposeOf(purpose)) : undefined;
    const value = example ?? made;
    return value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : JSON.stringify(value)]];
  });
  return Object.fromEntries(headers) as SentRequest['headers'];
}

const purposeOf = (purpose: string) => ({ purpose, extent: 'maximal', direction: 'response' }) as const;

interface Making {
  readonly generator: Generator;
  readonly content: Content;
}

/** The record that it is about where the schema takes it; else a made-up body with as much of the record as fits. */
function madeBody(schema: SchemaReference, { generator, content: { about, purpose } }: Making): unknown {
  const made = generator.value(schema, purposeOf(purpose));
  const record = about.find((candidate) => isLike(made, candidate) && generator.accepts(schema, candidate));
  if (record !== undefined) return record;
  return about.filter(isObject).reduceRight((body, known) => withKnown(body, known, { schema, generator }), made);
}

/** Schemas that need nothing accept records of any kind: one of theirs has something in common with what they would make. */
const isLike = (made: unknown, candidate: unknown): boolean =>
  isObject(made) && isObject(candidate)
    ? Object.keys(made).length === 0 || Object.keys(made).some((name) => name in candidate)
    : candidate !== undefined && typeof made === typeof candidate;

type Values = Readonly<Record<string, unknown>>;

interface Filling {
  readonly schema: SchemaReference;
  readonly generator: Generator;
}

/** A body with the properties of a record where they are of the same name, and with the record itself where one of its kind is. */
function withKnown(body: unknown, known: Values, { schema, generator }: Filling): unknown {
  if (!isObject(body)) return body;
  let filled = body;
  for (const [name, made] of Object.entries(body)) {
    const value = name in known ? known[name] : isOfKind(made, known) ? known : undefined;
    const next = { ...filled, [name]: value };
    if (value !== undefined && generator.accepts(schema, next)) filled = next;
  }
  return filled;
}

/** Whether a record has most of the properties of a made-up value. */
const isOfKind = (made: unknown, known: Values): boolean => {
  const names = isObject(made) ? Object.keys(made) : [];
  return names.length > 0 && names.filter((name) => name in known).length * 2 >= names.length;
};

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function writeBody(type: string, body: unknown): string {
  const { essence = '' } = parseMediaType(type) ?? {};
  if (isForm(essence) && isObject(body)) {
    return new URLSearchParams(
      Object.entries(body).map(([name, value]): [string, string] => [name, textOf(value)]),
    ).toString();
  }
  return isJson(essence) ? JSON.stringify(body) : textOf(body);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
