import { type ResourceModel, readResourceModel } from '../../src/resources/index.js';
import { load } from '../spec/files.js';
import { describeRole } from './describe-model.js';

type Json = Readonly<Record<string, unknown>>;

/** An operation in a few words; schemas may be names of `schemas`. */
export interface SmallOperation {
  /** Parameter -> schema, perhaps with a description in it; a name that ends in `!` is required. */
  readonly query?: Readonly<Record<string, Json>>;
  readonly body?: Json | string;
  /** Media type of the body, JSON unless said otherwise. */
  readonly as?: string;
  readonly answer?: Json | string;
  /** 200 unless said otherwise. */
  readonly status?: number;
  readonly headers?: Json;
  readonly links?: Json;
  readonly text?: string;
  /** Status -> description. */
  readonly refusals?: Readonly<Record<number, string>>;
  readonly extension?: Json;
}

export interface SmallApi {
  readonly schemas: Readonly<Record<string, Json>>;
  /** `GET /users/{id}` -> operation. */
  readonly operations: Readonly<Record<string, SmallOperation>>;
  readonly extension?: Json;
}

/** An object schema: a property whose name ends in `!` is required. */
export function object(properties: Readonly<Record<string, Json | string>>): Json {
  return {
    type: 'object',
    required: Object.keys(properties).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : [])),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name.replace(/!$/, ''), toSchema(schema)]),
    ),
  };
}

export const list = (items: Json | string): Json => ({ type: 'array', items: toSchema(items) });

const simple = ['string', 'integer', 'boolean', 'number'];

const toSchema = (schema: Json | string): Json => {
  if (typeof schema !== 'string') return schema;
  return simple.includes(schema) ? { type: schema } : { $ref: `#/components/schemas/${schema}` };
};

export async function specOf({ schemas, operations, extension }: SmallApi) {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [title, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = title.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: toOperation(title, path, operation) };
  }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Small', version: '1' },
    paths,
    components: { schemas },
    ...(extension && { 'x-twinspec': extension }),
  };
  return load({ 'api.json': JSON.stringify(document, undefined, 1) });
}

function toOperation(operationId: string, path: string, small: SmallOperation): Json {
  const {
    query = {},
    body,
    as = 'application/json',
    answer,
    status = 200,
    headers,
    links,
    text,
    refusals = {},
  } = small;
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, { description, ...schema }]) => ({
    name: name.replace(/!$/, ''),
    in: 'query',
    required: name.endsWith('!'),
    ...(description !== undefined && { description }),
    schema,
  }));
  const success = {
    description: 'Done.',
    ...(answer !== undefined && { content: { 'application/json': { schema: toSchema(answer) } } }),
    ...(headers && { headers }),
    ...(links && { links }),
  };
  return {
    operationId,
    ...(text !== undefined && { description: text }),
    parameters: [...inPath, ...inQuery],
    ...(body !== undefined && { requestBody: { content: { [as]: { schema: toSchema(body) } } } }),
    responses: {
      [status]: success,
      ...Object.fromEntries(Object.entries(refusals).map(([code, description]) => [code, { description }])),
    },
    ...(small.extension && { 'x-twinspec': small.extension }),
  };
}

export const modelOf = async (api: SmallApi): Promise<ResourceModel> => readResourceModel(await specOf(api));

/** What every operation with a role does, in a line for each role. */
export async function rolesOf(api: SmallApi): Promise<Readonly<Record<string, readonly string[]>>> {
  const spec = await specOf(api);
  const model = readResourceModel(spec);
  const said = spec.operations.map((operation) => [operation.id, model.rolesOf(operation).map(describeRole)] as const);
  return Object.fromEntries(said.filter(([, roles]) => roles.length > 0));
}
