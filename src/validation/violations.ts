import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Violation } from '../http/index.js';

/** More would help nobody, and a hostile body could ask for millions. */
const most = 100;

/** ajv's errors as violations with absolute pointers; what only the other direction owes is left out. */
export function toViolations(
  errors: readonly ErrorObject[],
  { pointer, sends, resolve }: { pointer: string; sends: 'client' | 'server'; resolve: ($ref: string) => unknown },
): readonly Violation[] {
  const notOwed = sends === 'client' ? 'readOnly' : 'writeOnly';
  const violations = new Map<string, Violation>();
  for (const error of errors) {
    if (violations.size === most) break;
    if (isSummary(error) || isExcused(error, { notOwed, resolve })) continue;
    const violation = toViolation(error, pointer);
    violations.set(`${violation.pointer} ${violation.keyword} ${violation.message}`, violation);
  }
  return [...violations.values()];
}

function toViolation(error: ErrorObject, pointer: string): Violation {
  const { missingProperty, additionalProperty, unevaluatedProperty } = error.params as Record<
    string,
    string | undefined
  >;
  const property = missingProperty ?? additionalProperty ?? unevaluatedProperty;
  const below = property === undefined ? '' : `/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return {
    pointer: `${pointer}${error.instancePath}${below}`.slice(0, 500),
    keyword: error.keyword,
    message: messageOf(error).slice(0, 500),
  };
}

function messageOf({ keyword, params, message = 'is invalid' }: ErrorObject): string {
  const { allowedValues } = params as { allowedValues?: readonly unknown[] };
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'is not a known property';
  return allowedValues === undefined
    ? message
    : `${message}: ${allowedValues.map((value) => JSON.stringify(value)).join(', ')}`;
}

/** `if` and `remembered` only repeat that something below them failed. */
const isSummary = ({ keyword }: ErrorObject): boolean => keyword === 'if' || keyword === 'remembered';

/** A required property that only the other side sends (OpenAPI 3.1: `required` then binds that side alone). */
function isExcused(
  { keyword, params, parentSchema }: ErrorObject,
  { notOwed, resolve }: { notOwed: 'readOnly' | 'writeOnly'; resolve: ($ref: string) => unknown },
): boolean {
  if (keyword !== 'required') return false;
  const { properties } = parentSchema as { properties?: Record<string, Record<string, unknown> | undefined> };
  const property = properties?.[(params as { missingProperty: string }).missingProperty];
  if (property === undefined) return false;
  const reference = property.$ref ?? property.remembered;
  const target =
    typeof reference === 'string' ? (resolve(reference) as Record<string, unknown> | undefined) : undefined;
  return property[notOwed] === true || target?.[notOwed] === true;
}
