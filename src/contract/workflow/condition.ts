import { type Expression, evaluate, parseExpression, type Scope } from './expression.js';

/** Comparisons of two values, joined by `&&` and, weaker, by `||`. */
export type Condition =
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Operand; readonly right: Operand };

export type Operand =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression };

const operators = ['==', '!=', '<=', '>=', '<', '>'] as const;
type Operator = (typeof operators)[number];

/** Undefined for what is no such condition; parentheses and `!` are none, since runners differ about them. */
export function parseCondition(text: string): Condition | undefined {
  const any = text.split('||').map((part) => parseAll(part));
  return any.every((one) => one !== undefined) ? join('any', any) : undefined;
}

function parseAll(text: string): Condition | undefined {
  const all = text.split('&&').map((part) => parseComparison(part.trim()));
  return all.every((one) => one !== undefined) ? join('all', all) : undefined;
}

const join = (kind: 'any' | 'all', of: readonly Condition[]): Condition => {
  const [first] = of;
  return of.length === 1 && first ? first : { kind, of };
};

function parseComparison(text: string): Condition | undefined {
  const [, left = '', operator = '', right = ''] =
    /^(\S+|'[^']*')\s*(==|!=|<=|>=|<|>)\s*(\S+|'[^']*')$/.exec(text) ?? [];
  const sides = [parseOperand(left), parseOperand(right)] as const;
  const known = operators.find((one) => one === operator);
  if (known === undefined || sides[0] === undefined || sides[1] === undefined) return undefined;
  return { kind: 'compare', operator: known, left: sides[0], right: sides[1] };
}

function parseOperand(text: string): Operand | undefined {
  const literal = /^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(text)
    ? { value: JSON.parse(text) as unknown }
    : undefined;
  const quoted = /^'([^']*)'$/.exec(text);
  if (literal) return { kind: 'literal', ...literal };
  if (quoted) return { kind: 'literal', value: quoted[1] };
  const expression = parseExpression(text);
  return expression && { kind: 'expression', expression };
}

export function holds(condition: Condition, scope: Scope): boolean {
  if (condition.kind === 'any') return condition.of.some((one) => holds(one, scope));
  if (condition.kind === 'all') return condition.of.every((one) => holds(one, scope));
  const [left, right] = [operandValue(condition.left, scope), operandValue(condition.right, scope)];
  return compare(left, right, condition.operator);
}

export const operandValue = (operand: Operand, scope: Scope): unknown =>
  operand.kind === 'literal' ? operand.value : evaluate(operand.expression, scope);

function compare(left: unknown, right: unknown, operator: Operator): boolean {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  return typeof left === 'number' && typeof right === 'number' && ranks[operator](left, right);
}

const ranks = {
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
};

const isEqual = (left: unknown, right: unknown): boolean =>
  left === right || (left !== undefined && JSON.stringify(left) === JSON.stringify(right));

/** The statuses that a condition about nothing else allows; undefined where it is about something else. */
export function statusesAllowedBy(condition: Condition): ReadonlySet<number> | undefined {
  if (!operandsOf(condition).every(isAboutStatus)) return undefined;
  const allowed = allStatuses.filter((status) => holds(condition, statusScope(status)));
  return new Set(allowed);
}

const allStatuses = Array.from({ length: 500 }, (_, index) => index + 100);

export const operandsOf = (condition: Condition): readonly Operand[] =>
  condition.kind === 'compare' ? [condition.left, condition.right] : condition.of.flatMap(operandsOf);

const isAboutStatus = (operand: Operand): boolean => operand.kind === 'literal' || operand.expression.kind === 'status';

/** Enough of a scope for `$statusCode`. */
const statusScope = (status: number): Scope => ({
  inputs: {},
  steps: new Map(),
  workflows: new Map(),
  status,
});
