import { GenerationError } from '../../generation/index.js';
import { type Problem, toProblemDetails, type Violation } from '../../http/index.js';
import type { WrittenProblem } from '../../mock/index.js';
import type { Schema } from '../../resources/index.js';
import type { MediaType, Operation, Reference, Response } from '../../spec/index.js';
import { inParts } from './in-parts.js';
import { plain } from './words.js';
import { isObject, type Values, type World } from './world.js';

/** Writes a problem as the document declares the answer of that status; as RFC 9457 has it where it declares none, or that fits. */
export function createErrorWriter({ generator, read }: Pick<World, 'generator' | 'read'>) {
  return (problem: Problem, operation: Operation | undefined): WrittenProblem => {
    const details = toProblemDetails(problem);
    const media = operation && mediaOf(responseFor(operation, problem.status));
    if (media === undefined) return { contentType: problemJson, body: details };
    const [contentType, { schema }] = media;
    if (isMultipart(contentType))
      return inParts(contentType, schema === undefined ? details : bodyFor(problem, schema));
    if (!/[/+]json\b/.test(contentType)) return { contentType, body: problem.detail };
    if (schema === undefined || (contentType === problemJson && generator.accepts(schema, details)))
      return { contentType, body: details };
    return { contentType, body: bodyFor(problem, schema) };
  };

  /** None where no value fits the schema, such as a `oneOf` of errors that differ in their descriptions alone. */
  function bodyFor(problem: Problem, schema: Reference): unknown {
    const purpose = { purpose: `problem ${problem.status}`, extent: 'minimal', direction: 'response' } as const;
    const made = valueOrNone(() => generator.value(schema, purpose));
    const told = tell(made ?? {}, read(schema), problem);
    return generator.accepts(schema, told) ? told : made;
  }
}

function valueOrNone(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (error instanceof GenerationError) return undefined;
    throw error;
  }
}

const isMultipart = (type: string): boolean => type.startsWith('multipart/');

const problemJson = 'application/problem+json';

const responseFor = ({ responses }: Operation, status: number): Response | undefined =>
  responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;

function mediaOf(response: Response | undefined): readonly [string, MediaType] | undefined {
  const all = Object.entries(response?.content ?? {}).filter(([type]) => !type.includes('*'));
  return (
    all.find(([type]) => type === problemJson) ??
    all.find(([type]) => /[/+]json\b/.test(type)) ??
    all.find(([type]) => type.startsWith('text/')) ??
    all.find(([type]) => isMultipart(type))
  );
}

/** The body with everything in it that the names of its properties ask for. */
function tell(body: unknown, schema: Schema, problem: Problem): unknown {
  if (schema.types.has('array')) return schema.items === undefined ? body : listed(schema.items, problem);
  if (!isObject(body) && schema.properties.size === 0) return schema.types.has('string') ? problem.detail : body;
  const known: Values = isObject(body) ? body : {};
  const told = [...schema.properties].flatMap(([name, property]) => {
    const isNested = isObject(known[name]) || property.properties.size > 0;
    const value = isNested ? tell(known[name] ?? {}, property, problem) : wordOf(name, property, problem);
    const isWorth = value !== undefined && (name in known || !isObject(value) || Object.keys(value).length > 0);
    return isWorth ? [[name, value] as const] : [];
  });
  return { ...known, ...Object.fromEntries(told) };
}

/** What stands in a property of this name; undefined where the name says nothing. */
function wordOf(name: string, schema: Schema, problem: Problem): unknown {
  const word = plain(name);
  const { types } = schema;
  if (types.has('array')) return lists.includes(word) && schema.items ? listed(schema.items, problem) : undefined;
  if (types.has('string')) return textFor(word, schema, problem);
  if (types.has('integer')) return numbers.includes(word) ? problem.status : undefined;
  return types.has('boolean') && ['success', 'ok'].includes(word) ? false : undefined;
}

function textFor(word: string, schema: Schema, { problem, status, detail }: Problem): unknown {
  const values: unknown = schema.keyword('enum');
  if (Array.isArray(values))
    return (values as readonly unknown[]).find((value) => plain(String(value)) === plain(problem));
  if (['status', 'statuscode', 'httpstatus'].includes(word)) return String(status);
  if (word === 'type' && schema.keyword('format') !== undefined) return 'about:blank';
  if (codes.includes(word)) return problem.replaceAll('-', '_');
  return texts.includes(word) ? detail : undefined;
}

const numbers = ['status', 'code', 'statuscode', 'httpstatus', 'errorcode', 'httpcode'];
const codes = ['code', 'type', 'errorcode', 'reason', 'title', 'kind', 'name', 'errortype'];
const texts = ['message', 'detail', 'details', 'error', 'description', 'errormessage', 'errordescription', 'msg'];
const lists = [
  'errors',
  'details',
  'violations',
  'issues',
  'problems',
  'fielderrors',
  'messages',
  'detail',
  'invalidparams',
];

/** What is wrong, piece by piece. */
function listed(item: Schema, { violations = [], detail }: Problem): readonly unknown[] {
  if (item.properties.size > 0) return violations.map((violation) => pieceOf(item, violation));
  return violations.length === 0 ? [detail] : violations.map(({ pointer, message }) => `${pointer} ${message}`);
}

function pieceOf(item: Schema, violation: Violation): Values {
  const texts = [...item.properties].flatMap(([name, schema]) => {
    const value = pieces.find(({ words }) => words.includes(plain(name)))?.text(violation);
    return value === undefined || !schema.types.has('string') ? [] : [[name, value] as const];
  });
  return Object.fromEntries(texts);
}

const pieces: readonly { readonly words: readonly string[]; readonly text: (violation: Violation) => string }[] = [
  { words: ['pointer', 'path', 'source', 'location', 'loc'], text: ({ pointer }) => pointer },
  {
    words: ['field', 'name', 'property', 'param', 'parameter', 'attribute', 'key'],
    text: ({ pointer }) => pointer.slice(pointer.lastIndexOf('/') + 1),
  },
  { words: ['code', 'type', 'keyword', 'rule'], text: ({ keyword }) => keyword },
  { words: [...texts, 'reason', 'title'], text: ({ message }) => message },
];
