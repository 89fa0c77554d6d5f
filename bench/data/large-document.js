// @ts-check

/** @typedef {'2.0' | '3.0.3' | '3.1.1'} Version */

/**
 * A document of many resources, each with list, create, read and delete; schemas refer to each other in circles.
 * @param {{ version: Version, resources: number, padding?: number }} options `padding`: characters of each description
 */
export function largeDocument({ version, resources, padding = 40 }) {
  const isSwagger = version === '2.0';
  const schemas = isSwagger ? '#/definitions' : '#/components/schemas';
  const text = 'Says what it is and does, at length. '.repeat(Math.ceil(padding / 37)).slice(0, padding);
  const paths = /** @type {Record<string, object>} */ ({});
  const models = /** @type {Record<string, object>} */ ({});
  for (let n = 0; n < resources; n++) {
    const item = { $ref: `${schemas}/Model${n}` };
    const parts = { n, text, item, isSwagger };
    paths[`/resources${n}`] = { get: listOperation(parts), post: createOperation(parts) };
    paths[`/resources${n}/{id}`] = { get: readOperation(parts), delete: deleteOperation(parts) };
    models[`Model${n}`] = model({ text, version, next: { $ref: `${schemas}/Model${(n + 1) % resources}` } });
  }
  const head = { info: { title: 'A large API', version: '1' }, paths };
  return isSwagger
    ? { swagger: '2.0', ...head, definitions: models }
    : { openapi: version, ...head, components: { schemas: models } };
}

/** @typedef {{ n: number, text: string, item: object, isSwagger: boolean }} Parts */

/** @param {Parts} parts */
function listOperation({ n, text, item, isSwagger }) {
  const limit = { type: 'integer', minimum: 1, maximum: 100 };
  const query = isSwagger ? limit : { schema: limit };
  return {
    operationId: `list${n}`,
    description: text,
    parameters: [{ name: 'limit', in: 'query', ...query }],
    responses: { 200: answer(isSwagger, { type: 'array', items: item }) },
  };
}

/** @param {Parts} parts */
function createOperation({ n, text, item, isSwagger }) {
  const body = isSwagger
    ? { parameters: [{ name: 'body', in: 'body', required: true, schema: item }] }
    : { requestBody: { required: true, content: { 'application/json': { schema: item } } } };
  return { operationId: `create${n}`, description: text, ...body, responses: { 201: answer(isSwagger, item) } };
}

/** @param {Parts} parts */
function readOperation({ n, text, item, isSwagger }) {
  const responses = { 200: answer(isSwagger, item), 404: { description: 'There is none.' } };
  return { operationId: `read${n}`, description: text, parameters: [idIn(isSwagger)], responses };
}

/** @param {Parts} parts */
function deleteOperation({ n, text, isSwagger }) {
  const responses = { 204: { description: 'Gone.' }, 404: { description: 'There is none.' } };
  return { operationId: `delete${n}`, description: text, parameters: [idIn(isSwagger)], responses };
}

/** @param {boolean} isSwagger */
function idIn(isSwagger) {
  const schema = { type: 'string' };
  return { name: 'id', in: 'path', required: true, ...(isSwagger ? schema : { schema }) };
}

/** @param {boolean} isSwagger @param {object} schema */
function answer(isSwagger, schema) {
  return isSwagger
    ? { description: 'Done.', schema }
    : { description: 'Done.', content: { 'application/json': { schema } } };
}

/** @param {{ text: string, version: Version, next: object }} options */
function model({ text, version, next }) {
  const isNullable = { '2.0': { 'x-nullable': true }, '3.0.3': { nullable: true }, '3.1.1': {} }[version];
  return {
    type: 'object',
    description: text,
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string', minLength: 1, maxLength: 200 },
      note: { type: 'string', ...isNullable },
      next,
    },
  };
}
