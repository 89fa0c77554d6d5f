import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Generator } from '../../src/generation/index.js';
import { createGenerator } from '../../src/generation/index.js';
import { childOf, type Reference, type Spec } from '../../src/spec/index.js';
import { load } from '../spec/files.js';

export const tag = 'qzkvbnmt';

/** A generator for schemas of one's own, and what tells whether a value fits one of them. */
export interface Bench {
  readonly spec: Spec;
  readonly generator: Generator;
  at(name: string): Reference;
  validator(name: string): ValidateFunction;
}

export async function benchFor(schemas: Readonly<Record<string, unknown>>, seed = 'seed'): Promise<Bench> {
  const document = {
    openapi: '3.1.1',
    info: { title: 'Nasty', version: '1' },
    paths: { '/': { get: { responses: { 200: { description: 'Fine.' } } } } },
    components: { schemas },
  };
  const spec = await load({ 'api.json': JSON.stringify(document) });
  const [uri = ''] = spec.documents.keys();
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, code: { regExp } });
  addFormats.default(ajv);
  ajv.addSchema(document, 'nasty:///api.json');
  const at = (name: string) => childOf({ uri, pointer: '' }, 'components', 'schemas', name);
  return {
    spec,
    generator: createGenerator(spec, { seed, tag }),
    at,
    validator: (name) => ajv.compile({ $ref: `nasty:///api.json#${encodeURI(at(name).pointer)}` }),
  };
}

/** The pattern with needless escapes is none with the flag that ajv sets. */
const regExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: 'new RegExp' },
);
