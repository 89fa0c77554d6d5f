import { query } from 'jsonpath-rfc9535';
import { parseCondition } from './condition.js';
import { type Expression, parseExpression } from './expression.js';
import { child, complain, isRecord, type Node, type Source, textOf } from './source.js';
import { parseText, UnknownExpression } from './template.js';
import type { Criterion } from './workflow.js';

/** A criterion of a step, or undefined after a complaint. */
export function readCriterion(source: Source, node: Node): Criterion | undefined {
  const condition = child(node, 'condition');
  const text = textOf(source, condition, 'the condition');
  const type = typeOf(child(node, 'type').value);
  if (text === '') return undefined;
  if (type === 'simple') return readSimple(source, condition, text);
  if (type !== 'regex' && type !== 'jsonpath') {
    complain(source, child(node, 'type'), 'criteria are simple, regex or jsonpath here');
    return undefined;
  }
  const context = readContext(source, child(node, 'context'));
  if (context === undefined) return undefined;
  return type === 'regex'
    ? readRegex(source, condition, { text, context })
    : readJsonPath(source, condition, { text, context });
}

/** `type` may be an object with a version. */
const typeOf = (value: unknown): unknown => (isRecord(value) ? value.type : (value ?? 'simple'));

function readContext(source: Source, node: Node): Expression | undefined {
  const text = textOf(source, node, 'the context of the condition');
  if (text === '') return undefined;
  const context = parseExpression(text);
  if (context === undefined) complain(source, node, unknown(text));
  return context;
}

function readSimple(source: Source, node: Node, text: string): Criterion | undefined {
  const condition = parseCondition(text);
  if (condition === undefined) {
    complain(source, node, `'${text}' is no comparison of two values, or several of them joined by && and ||`);
    return undefined;
  }
  return { kind: 'simple', text, condition };
}

interface Parts {
  readonly text: string;
  readonly context: Expression;
}

function readRegex(source: Source, node: Node, { text, context }: Parts): Criterion | undefined {
  try {
    return { kind: 'regex', text, context, pattern: new RegExp(text) };
  } catch (error) {
    complain(source, node, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function readJsonPath(source: Source, node: Node, { text, context }: Parts): Criterion | undefined {
  try {
    const criterion: Criterion = { kind: 'jsonpath', text, context, path: parseText(text) };
    if (/'[^']*\{\$[^}]*\}[^']*'/.test(text.replaceAll(/''/g, ''))) {
      complain(source, node, 'an expression in a JSONPath stands for a whole literal: it cannot be a part of a text');
      return undefined;
    }
    query([], text.replaceAll(/\{\$[^{}]+\}/g, '""'));
    return criterion;
  } catch (error) {
    const why = error instanceof UnknownExpression ? unknown(error.text) : `'${text}' is no JSONPath (RFC 9535)`;
    complain(source, node, why);
    return undefined;
  }
}

const unknown = (text: string): string => `'${text}' is no runtime expression that every runner takes alike`;
