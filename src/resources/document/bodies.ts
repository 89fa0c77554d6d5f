import type { MediaType, Operation, Response } from '../../spec/index.js';
import type { Schema, SchemaReader } from './schema.js';

export interface Body {
  readonly mediaType: string;
  readonly schema: Schema;
}

export interface Success {
  readonly status: string;
  readonly response: Response;
  /** The JSON body, where one is declared. */
  readonly body: Body | undefined;
}

/** The body that requests of an operation have, JSON first, then a form. */
export function requestBodyOf({ requestBody }: Operation, read: SchemaReader): Body | undefined {
  const content = requestBody?.content ?? {};
  return bodyOf(content, read, isJson) ?? bodyOf(content, read, (type) => type.includes('form'));
}

/** What the successes of an operation look like; `default` is one where there is no other. 202 promises nothing yet. */
export function successesOf(operation: Operation, read: SchemaReader): readonly Success[] {
  const known = successes.get(read) ?? new WeakMap<Operation, readonly Success[]>();
  successes.set(read, known);
  const found = known.get(operation) ?? findSuccesses(operation, read);
  known.set(operation, found);
  return found;
}

/** Asked for again and again, and always the same. */
const successes = new WeakMap<SchemaReader, WeakMap<Operation, readonly Success[]>>();

function findSuccesses({ responses }: Operation, read: SchemaReader): readonly Success[] {
  const isSpoken = Object.keys(responses).some((status) => /^[23]/.test(status));
  return Object.entries(responses)
    .filter(([status]) => (/^2/.test(status) && status !== '202') || (status === 'default' && !isSpoken))
    .map((entry) => toSuccess(entry, read));
}

/** What an operation answers that has only taken a request in: what it shows may not be there yet. */
export const pendingOf = ({ responses }: Operation, read: SchemaReader): readonly Success[] =>
  Object.entries(responses)
    .filter(([status]) => status === '202')
    .map((entry) => toSuccess(entry, read));

const toSuccess = ([status, response]: readonly [string, Response], read: SchemaReader): Success => ({
  status,
  response,
  body: bodyOf(response.content, read, isJson),
});

const isJson = (mediaType: string): boolean => /^(?:\*\/\*|application\/\*|.*[/+]json\b)/i.test(mediaType);

/** A JSON Patch is a list of instructions (RFC 6902), not a record. */
const isInstructions = (mediaType: string): boolean => mediaType.startsWith('application/json-patch+json');

/** Whether an operation takes nothing but a JSON Patch, under its own media type or as plain JSON. */
export function takesInstructions({ requestBody }: Operation, read: SchemaReader): boolean {
  const content = Object.entries(requestBody?.content ?? {}).filter(([type]) => isJson(type));
  return (
    content.length > 0 &&
    content.every(([type, { schema }]) => {
      const { properties } = (schema && read(schema).items) ?? {};
      return isInstructions(type) || (properties?.has('op') === true && properties.has('path'));
    })
  );
}

function bodyOf(
  content: Readonly<Record<string, MediaType>>,
  read: SchemaReader,
  fits: (mediaType: string) => boolean,
): Body | undefined {
  const [found] = Object.entries(content).filter(([type, { schema }]) => fits(type) && schema && !isInstructions(type));
  if (found?.[1].schema === undefined) return undefined;
  return { mediaType: found[0], schema: read(found[1].schema) };
}
