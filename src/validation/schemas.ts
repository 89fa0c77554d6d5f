import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Violation } from '../http/index.js';
import { guardRegExp, type SchemaReference, type Spec, toReference, toRegExp, toSchemaRoot } from '../spec/index.js';
import { rememberReferences } from './remember-references.js';
import { addRememberingKeyword, type Check, type Sender, startCheck } from './remembering-keyword.js';
import { toViolations } from './violations.js';

/** Checks a value; the violations' pointers begin with the given one. Empty when it is valid. */
export type Validate = (value: unknown, pointer: string) => readonly Violation[];

/** The validators of a spec's schemas, each compiled on first use. */
export interface Schemas {
  /** For what a client sends: properties marked `readOnly` are not required. */
  forRequest(reference: SchemaReference): Validate;
  /**
   * For what a server answers: `writeOnly` properties are violations. A frozen object that was found valid is remembered
   * by identity, so a list of known records costs next to nothing.
   */
  forResponse(reference: SchemaReference): Validate;
}

const valid: readonly Violation[] = [];

/** A spec never changes: all that check by it share what was compiled. */
const known = new WeakMap<Spec, Schemas>();

export function schemasOf(spec: Spec): Schemas {
  const schemas = known.get(spec) ?? createSchemas(spec);
  known.set(spec, schemas);
  return schemas;
}

function createSchemas(spec: Spec): Schemas {
  const ajv = createAjv(spec);
  const compiled = new Map<string, ValidateFunction>();
  const compile = (reference: SchemaReference): ValidateFunction => {
    const key = toAbsolute(reference);
    const known = compiled.get(key);
    if (known) return known;
    const fresh = ajv.compile(rememberReferences(spec.read(reference), reference.uri) as object);
    compiled.set(key, fresh);
    return fresh;
  };

  addRememberingKeyword(ajv, ($ref) => compile(toReference($ref, 'spec:///')));

  const createValidate = (reference: SchemaReference, sends: Sender): Validate => {
    const resolve = ($ref: string): unknown => spec.resolve(toReference($ref, reference.uri));
    let validate: ValidateFunction | undefined;
    return (value, pointer) => {
      validate ??= compile(reference);
      return run(validate, { value, pointer, sends, resolve });
    };
  };

  return {
    forRequest: (reference) => createValidate(reference, 'client'),
    forResponse: (reference) => createValidate(reference, 'server'),
  };
}

function run(
  validate: ValidateFunction,
  {
    value,
    pointer,
    sends,
    resolve,
  }: { value: unknown; pointer: string; sends: Sender; resolve: ($ref: string) => unknown },
): readonly Violation[] {
  if (validate.call(startCheck(sends), value)) return valid;
  return toViolations(validate.errors ?? [], { pointer, sends, resolve });
}

/** Patterns as documents have them: those that are valid without the `u` flag only are read so. */
const regExp = Object.assign((pattern: string) => toRegExp(pattern) ?? new RegExp(pattern, 'u'), {
  code: 'new RegExp',
});

/** The regular expressions among the formats are many people's, and one takes seconds for a long text. */
const guardedFormats = (): typeof fullFormats =>
  Object.fromEntries(
    Object.entries(fullFormats).map(([name, format]) => [
      name,
      format instanceof RegExp ? guardRegExp(format) : format,
    ]),
  ) as typeof fullFormats;

function createAjv(spec: Spec): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true,
    allErrors: true,
    verbose: true,
    passContext: true,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    inlineRefs: false,
    logger: false,
    formats: guardedFormats(),
    code: { regExp },
  });
  for (const [uri, document] of spec.documents) ajv.addSchema(toSchemaRoot(document), uri);
  ajv.removeKeyword('writeOnly');
  ajv.addKeyword({
    keyword: 'writeOnly',
    schemaType: 'boolean',
    error: { message: 'must not be sent by a server (writeOnly)' },
    validate(this: Check | undefined, isWriteOnly: boolean) {
      return !(isWriteOnly && this?.sends === 'server');
    },
  });
  return ajv;
}

/** The reference as ajv resolves it: the pointer percent-encoded as a URI fragment (RFC 6901 section 6). */
function toAbsolute({ uri, pointer }: SchemaReference): string {
  return `${uri}#${encodeURI(pointer).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}
