import { type Problem, toProblemDetails } from '../../http/index.js';
import type { WrittenProblem } from '../../mock/index.js';
import type { Schema } from '../../resources/index.js';
import type { MediaType, Operation, Response } from '../../spec/index.js';
import { plain } from './words.js';
import { isObject, type World } from './world.js';

/** Writes a problem as the document declares the answer of that status; as RFC 9457 has it where it declares none, or that fits. */
export function createErrorWriter({ generator, read }: Pick<World, 'generator' | 'read'>) {
  return (problem: Problem, operation: Operation | undefined): WrittenProblem => {
    const details = toProblemDetails(problem);
    const media = operation && mediaOf(responseFor(operation, problem.status));
    if (media === undefined) return { contentType: problemJson, body: details };
    const [contentType, { schema }] = media;
    if (!/[/+]json\b/.test(contentType)) return { contentType, body: problem.detail };
    if (schema === undefined || (contentType === problemJson && generator.accepts(schema, details)))
      return { contentType, body: details };
    const purpose = { purpose: `problem ${problem.status}`, extent: 'minimal', direction: 'response' } as const;
    const told = tell(generator.value(schema, purpose), read(schema), problem);
    return { contentType, body: generator.accepts(schema, told) ? told : generator.value(schema, purpose) };
  };
}

const problemJson = 'application/problem+json';

const responseFor = ({ responses }: Operation, status: number): Response | undefined =>
  responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;

function mediaOf(response: Response | undefined): readonly [string, MediaType] | undefined {
  const all = Object.entries(response?.content ?? {}).filter(([type]) => !type.includes('*'));
  return (
    all.find(([type]) => type === problemJson) ??
    all.find(([type]) => /[/+]json\b/.test(type)) ??
    all.find(([type]) => type.startsWith('text/'))
  );
}

/** The body with everything in it that the names of its properties ask for. */
function tell(body: unknown, schema: Schema, problem: Problem): unknown {
  if (schema.types.has('string') && !isObject(body)) return problem.detail;
  if (schema.types.has('array')) return schema.items === undefined ? body : listed(schema.items, problem);
  if (!isObject(body) && schema.properties.size === 0) return body;
  const told: Record<string, unknown> = isObject(body) ? { ...body } : {};
  for (const [name, property] of schema.properties) {
    const value =
      isObject(told[name]) || property.properties.size > 0
        ? tell(told[name] ?? {}, property, problem)
        : wordOf(name, property, problem);
    const isWorth = value !== undefined && (name in told || isUseful(value));
    if (isWorth) told[name] = value;
  }
  return told;
}

const isUseful = (value: unknown): boolean => !isObject(value) || Object.keys(value).length > 0;

/** What stands in a property of this name; undefined where the name says nothing. */
function wordOf(name: string, schema: Schema, problem: Problem): unknown {
  const word = plain(name);
  const { types } = schema;
  if (types.has('array')) return lists.includes(word) && schema.items ? listed(schema.items, problem) : undefined;
  if (!types.has('string'))
    return numbers.includes(word) && types.has('integer') ? problem.status : booleanOf(word, types);
  const values = schema.keyword('enum');
  if (Array.isArray(values)) return values.find((value) => plain(String(value)) === plain(problem.problem));
  if (['status', 'statuscode', 'httpstatus'].includes(word)) return String(problem.status);
  if (word === 'type' && schema.keyword('format') !== undefined) return 'about:blank';
  if (codes.includes(word)) return problem.problem.replaceAll('-', '_');
  return texts.includes(word) ? problem.detail : undefined;
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

const booleanOf = (word: string, types: ReadonlySet<string>): boolean | undefined =>
  types.has('boolean') && ['success', 'ok'].includes(word) ? false : undefined;

/** What is wrong, piece by piece. */
function listed(item: Schema, { violations = [], detail }: Problem): readonly unknown[] {
  if (item.properties.size === 0)
    return violations.length === 0 ? [detail] : violations.map(({ pointer, message }) => `${pointer} ${message}`);
  return violations.map(({ pointer, keyword, message }) => {
    const told = [...item.properties].flatMap(([name, schema]) => {
      const word = plain(name);
      const value = ['pointer', 'path', 'source', 'location', 'loc'].includes(word)
        ? pointer
        : ['field', 'name', 'property', 'param', 'parameter', 'attribute', 'key'].includes(word)
          ? pointer.slice(pointer.lastIndexOf('/') + 1)
          : ['code', 'type', 'keyword', 'rule'].includes(word)
            ? keyword
            : texts.includes(word) || ['reason', 'title'].includes(word)
              ? message
              : undefined;
      return value === undefined || !schema.types.has('string') ? [] : [[name, value] as const];
    });
    return Object.fromEntries(told);
  });
}
