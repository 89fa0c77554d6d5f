import type { Proof } from '../finding.js';
import { containsText, hasStatus, valueAt } from '../proof.js';
import type { Condition, Operand } from './condition.js';
import { type Expression, evaluate } from './expression.js';
import { toScript } from './json-path-script.js';
import type { Failure, Played } from './played.js';
import { fillLiterals } from './template.js';

/** A criterion as an expression over the answers to the evidence. */
export function proofOf(failure: Failure, evidence: readonly Played[]): Proof {
  const { criterion, scope } = failure;
  switch (criterion.kind) {
    case 'simple':
      return conditionOf(criterion.condition, { failure, evidence });
    case 'regex':
      return `new RegExp(${JSON.stringify(criterion.pattern.source)}).test(String(${termOf(criterion.context, { failure, evidence })}))`;
    case 'jsonpath': {
      const context = termOf(criterion.context, { failure, evidence });
      const script = toScript(fillLiterals(criterion.path, scope), context);
      return script ?? fallbackOf(fillLiterals(criterion.path, scope));
    }
  }
}

interface Setting {
  readonly failure: Failure;
  readonly evidence: readonly Played[];
}

function conditionOf(condition: Condition, setting: Setting): Proof {
  if (condition.kind === 'any') return condition.of.map((one) => conditionOf(one, setting)).join(' || ');
  if (condition.kind === 'all') return condition.of.map((one) => `(${conditionOf(one, setting)})`).join(' && ');
  const [left, right] = [operandOf(condition.left, setting), operandOf(condition.right, setting)];
  if (condition.operator === '==') return `same(${left}, ${right})`;
  if (condition.operator === '!=') return `!same(${left}, ${right})`;
  return `${left} ${condition.operator} ${right}`;
}

const operandOf = (operand: Operand, setting: Setting): string =>
  operand.kind === 'literal' ? JSON.stringify(operand.value) : termOf(operand.expression, setting);

/** What earlier steps have answered is asked anew where they are part of the evidence, so that it is of the same data. */
function termOf(expression: Expression, setting: Setting): string {
  if (expression.kind === 'status') return 'answers.at(-1).status';
  if (expression.kind === 'body' && expression.of === 'response') return valueAt(-1, expression.pointer);
  const { failure, evidence } = setting;
  if (expression.kind === 'step') {
    const position = evidence.findIndex(({ step }) => step.id === expression.step);
    const output = evidence[position]?.step.outputs[expression.name];
    if (output?.kind === 'body' && output.of === 'response') return valueAt(position, output.pointer);
  }
  const value = evaluate(expression, failure.scope);
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

/** Of a path that is too clever for us: what it looks for, or that there is an answer. */
function fallbackOf(path: string): Proof {
  const [, text] = /"([^"]*)"/.exec(path) ?? [];
  return text === undefined ? hasStatus(-1, ['2XX']) : containsText(-1, text);
}
