import { query } from 'jsonpath-rfc9535';
import { holds, operandsOf, statusesAllowedBy } from './condition.js';
import { type Expression, evaluate, type Scope } from './expression.js';
import { expressionsOf, fillLiterals, MissingValue } from './template.js';
import type { Criterion } from './workflow.js';

/** Whether a step's exchange meets a criterion; a value that is not there meets none. */
export function isMet(criterion: Criterion, scope: Scope): boolean {
  switch (criterion.kind) {
    case 'simple':
      return holds(criterion.condition, scope);
    case 'regex':
      return isMatch(criterion.pattern, evaluate(criterion.context, scope));
    case 'jsonpath':
      return isSelecting(criterion, scope);
  }
}

const isMatch = (pattern: RegExp, value: unknown): boolean =>
  value !== undefined && pattern.test(typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The context is taken as the only item of a list, as Arazzo's own example (`$[?count(@.pets) > 0]`) and Redocly's runner
 * do: so a filter can ask for the body itself, and find something in it though it is empty.
 */
function isSelecting({ context, path }: Extract<Criterion, { kind: 'jsonpath' }>, scope: Scope): boolean {
  const value = evaluate(context, scope);
  if (value === undefined) return false;
  try {
    return query([value] as Parameters<typeof query>[0], fillLiterals(path, scope)).length > 0;
  } catch (error) {
    if (error instanceof MissingValue) throw error;
    return false;
  }
}

/** The statuses that a criterion allows, where it is about the status. */
export function statusesOf(criterion: Criterion): ReadonlySet<number> | undefined {
  return criterion.kind === 'simple' ? statusesAllowedBy(criterion.condition) : undefined;
}

/** Every expression that a criterion reads. */
export function expressionsIn(criterion: Criterion): readonly Expression[] {
  switch (criterion.kind) {
    case 'simple':
      return operandsOf(criterion.condition).flatMap((one) => (one.kind === 'expression' ? [one.expression] : []));
    case 'regex':
      return [criterion.context];
    case 'jsonpath':
      return [criterion.context, ...expressionsOf(criterion.path)];
  }
}
