// @ts-check
import '@hyperjump/json-schema/formats';
import * as latest from '@hyperjump/json-schema/openapi-3-1';

/** @typedef {'request' | 'response'} Direction */
/** @typedef {{ uri: string, pointer: string }} Reference */

/**
 * A validator that shares no code with ours: it interprets schemas, ajv compiles them. It reads the document as we do after loading, which is
 * OpenAPI 3.1 whatever was written.
 * @param {any} spec
 */
export async function createIndependentValidator(spec) {
  latest.setShouldValidateFormat(true);
  for (const direction of /** @type {const} */ (['request', 'response'])) {
    for (const [uri, document] of spec.documents) {
      latest.registerSchema(
        { ...relaxed(JSON.parse(JSON.stringify(document)), direction), openapi: '3.1.0' },
        addressOf(uri, direction),
        dialect,
      );
    }
  }
  /** @type {Map<string, Promise<any>>} */
  const compiled = new Map();
  return {
    /**
     * @param {Reference} schema @param {{ value: unknown, direction: Direction }} body
     * @returns {Promise<string>} `valid`, or where it is not
     */
    async validate({ uri, pointer }, { value, direction }) {
      const address = `${addressOf(uri, direction)}#${encodeURI(pointer)}`;
      if (!compiled.has(address)) compiled.set(address, latest.validate(address));
      const validate = await compiled.get(address);
      const output = validate(value, 'BASIC');
      if (output.valid) return 'valid';
      return (
        (output.errors ?? [])
          .map(
            (/** @type {any} */ { absoluteKeywordLocation, instanceLocation }) =>
              `${absoluteKeywordLocation.split('#')[1]} at ${instanceLocation}`,
          )
          .slice(-4)
          .join('; ') || 'invalid'
      );
    },
  };
}

const dialect = 'https://spec.openapis.org/oas/3.1/dialect/base';

/** @param {string} uri @param {Direction} direction */
const addressOf = (uri, direction) => `https://corpus.example/${direction}/${encodeURIComponent(uri)}`;

/**
 * The document for one direction: what is readOnly need not be in a request, nor what is writeOnly in an answer.
 * @param {any} document @param {Direction} direction
 */
function relaxed(document, direction) {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  /** @param {any} value @returns {any} */
  const copy = (value) => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    const own = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
    if (typeof own.pattern === 'string' && !isUnicode(own.pattern)) delete own.pattern;
    if (!Array.isArray(value.required)) return own;
    const hidden = namesWith(value, mark, document);
    return { ...own, required: value.required.filter((/** @type {unknown} */ name) => !hidden.has(name)) };
  };
  return copy(document);
}

/** Whether the validator can read a pattern: many documents have ones that are valid without the `u` flag alone. @param {string} pattern */
function isUnicode(pattern) {
  try {
    return new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}

/** Properties of a schema, and of what it is made of, with a mark. @param {any} schema @param {string} mark @param {any} document @returns {Set<unknown>} */
function namesWith(schema, mark, document) {
  const own = Object.entries(schema.properties ?? {}).filter(
    ([, property]) => followed(property, document)?.[mark] === true || property?.[mark] === true,
  );
  const parts = (schema.allOf ?? []).flatMap((/** @type {any} */ part) => {
    const target = followed(part, document);
    return target === undefined || target === schema ? [] : [...namesWith(target, mark, document)];
  });
  return new Set([...own.map(([name]) => name), ...parts]);
}

/** @param {any} value @param {any} document @returns {any} */
function followed(value, document) {
  let place = value;
  for (let hops = 0; hops < 20 && typeof place?.$ref === 'string' && place.$ref.startsWith('#/'); hops++) {
    const tokens = place.$ref
      .slice(2)
      .split('/')
      .map((/** @type {string} */ token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
    place = tokens.reduce((/** @type {any} */ inner, /** @type {string} */ token) => inner?.[token], document);
  }
  return place;
}
