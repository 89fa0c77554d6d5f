// @ts-check
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { apiNamed } from '../api.js';

const root = new URL('../../../../', import.meta.url);

/**
 * The document of an API for a server that runs: its address, and for each path parameter an id that there is, so that peers
 * which know only examples get as far as they can.
 * @param {string} name of the API
 * @param {{ origin: string, credentials: import('../api.js').Roles }} server
 * @returns {Promise<any>}
 */
export async function documentFor(name, { origin, credentials }) {
  const api = apiNamed(name);
  const base = origin + api.basePath;
  const document = /** @type {any} */ (load(await readFile(new URL(api.document, root), 'utf8')));
  const [role] = Object.values(credentials);
  const samples = await api.samples(async (path) => {
    const answer = await fetch(base + path, { headers: role ?? {} });
    return answer.json();
  });
  document.servers = [{ url: base }];
  for (const [parameter, sample] of Object.entries(samples)) {
    const declared = document.components.parameters[parameter];
    delete declared.examples;
    declared.example = sample;
  }
  return document;
}

/**
 * The same as OpenAPI 3.0, which is all that some peers read: types with null become nullable, and what 3.0 does not know goes.
 * @param {any} node
 * @returns {any}
 */
export function toOpenApi30(node) {
  if (Array.isArray(node)) return node.map(toOpenApi30);
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref === 'string') return { $ref: node.$ref };
  const entries = Object.entries(node).filter(
    ([name]) => !['patternProperties', 'contentEncoding', 'if', 'then'].includes(name),
  );
  const rest = Object.fromEntries(entries.map(([name, value]) => [name, toOpenApi30(value)]));
  if (node.openapi !== undefined) return { ...rest, openapi: '3.0.3' };
  if ('const' in rest) {
    rest.enum = [rest.const];
    delete rest.const;
  }
  if (!Array.isArray(node.type)) return rest;
  const types = node.type.filter((/** @type {string} */ type) => type !== 'null');
  return { ...rest, type: types[0], ...(types.length < node.type.length ? { nullable: true } : {}) };
}
