import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import {
  createVerdicts,
  type Reference,
  type Spec,
  toReference,
  toRegExp,
  toSchemaRoot,
  type Verdicts,
} from '../spec/index.js';
import { deferReferences } from './defer-references.js';

/** Whether a value fits a schema, and where it does not; formats are asserted. */
export interface ValueCheck {
  readonly accepts: (parts: readonly Reference[], value: unknown) => boolean;
  readonly errorsOf: (schema: Reference, value: unknown) => readonly ErrorObject[];
}

/** Validators are compiled on first use; who sends a value makes no difference here. */
export function createValueCheck(spec: Spec): ValueCheck {
  let ajv: Ajv2020 | undefined;
  let verdicts = createVerdicts(toBrief);
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: Reference): ValidateFunction => {
    const key = toAbsolute(schema);
    const known = compiled.get(key);
    if (known !== undefined) return known;
    ajv ??= createAjv(spec, {
      validatorOf: ($ref) => validatorOf(toReference($ref, schema.uri)),
      verdictOn: ($ref, value, judge) => verdicts.on($ref, value, judge),
    });
    const absolute = ($ref: string) => toAbsolute(toReference($ref, schema.uri));
    const fresh = ajv.compile(deferReferences(spec.read(schema), absolute) as object | boolean);
    compiled.set(key, fresh);
    return fresh;
  };
  const check = (schema: Reference, value: unknown): Verdict => {
    verdicts = createVerdicts(toBrief);
    return verdictOf(validatorOf(schema), value);
  };
  return {
    accepts: (parts, value) => parts.every((part) => check(part, value) === true),
    errorsOf(schema, value) {
      const verdict = check(schema, value);
      return verdict === true ? [] : verdict;
    },
  };
}

/** Whether a value is valid, or why not. */
type Verdict = true | readonly ErrorObject[];

const verdictOf = (validate: ValidateFunction, value: unknown): Verdict => validate(value) || (validate.errors ?? []);

/** Each alternative repeats what is wrong below. */
const toBrief = (verdict: Verdict): Verdict => (verdict === true ? verdict : verdict.slice(0, 20));

interface Following {
  readonly validatorOf: ($ref: string) => ValidateFunction;
  readonly verdictOn: Verdicts<Verdict>['on'];
}

const regExp = Object.assign((pattern: string) => toRegExp(pattern) ?? new RegExp(pattern, 'u'), {
  code: 'new RegExp',
});

function createAjv(spec: Spec, following: Following): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true,
    allErrors: true,
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    inlineRefs: false,
    logger: false,
    formats: fullFormats,
    // Few values are checked by each schema: what optimising saves them, it costs tenfold.
    code: { regExp, optimize: false },
  });
  for (const [uri, document] of spec.documents) ajv.addSchema(toSchemaRoot(document), uri);
  addDeferredKeyword(ajv, following);
  return ajv;
}

interface DeferredCheck {
  (value: unknown, position?: { readonly instancePath: string }): boolean;
  errors?: Partial<ErrorObject>[];
}

/** `deferred: <reference>` is `$ref: <reference>` that is compiled when a value gets there. */
function addDeferredKeyword(ajv: Ajv2020, { validatorOf, verdictOn }: Following): void {
  ajv.addKeyword({
    keyword: 'deferred',
    schemaType: 'string',
    errors: 'full',
    compile($ref: string) {
      let validate: ValidateFunction | undefined;
      const check: DeferredCheck = (value, position) => {
        const verdict = verdictOn($ref, value, () => {
          validate ??= validatorOf($ref);
          return verdictOf(validate, value);
        });
        if (verdict === true) return true;
        const above = position?.instancePath ?? '';
        check.errors = verdict.map((error) => ({
          ...error,
          instancePath: `${above}${error.instancePath}`,
        }));
        return false;
      };
      return check as never;
    },
  });
}

/** The pointer percent-encoded as a URI fragment (RFC 6901 section 6). */
function toAbsolute({ uri, pointer }: Reference): string {
  return `${uri}#${encodeURI(pointer).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}
