import type { Exchange } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';

/** A runtime expression of Arazzo 1.0.1, as far as all runners take it to mean the same. */
export type Expression =
  | { readonly kind: 'status' }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'output'; readonly name: string }
  | { readonly kind: 'step'; readonly step: string; readonly name: string }
  | {
      readonly kind: 'workflow';
      readonly workflow: string;
      readonly part: 'inputs' | 'outputs';
      readonly name: string;
    }
  | { readonly kind: 'body'; readonly of: Side; readonly pointer: string }
  | { readonly kind: 'part'; readonly of: Side; readonly part: 'header' | 'query' | 'path'; readonly name: string };

type Side = 'request' | 'response';

/** A value with expressions in it. */
export type Template =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly text: string; readonly expression: Expression }
  | { readonly kind: 'text'; readonly parts: readonly Template[] }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Template>> };

type Values = Readonly<Record<string, unknown>>;

/** What expressions are about. */
export interface Scope {
  readonly inputs: Values;
  /** Step -> its outputs. */
  readonly steps: ReadonlyMap<string, Values>;
  readonly workflows: ReadonlyMap<string, { readonly inputs: Values; readonly outputs: Values }>;
  /** `$outputs`: of the workflow that the step has run. */
  readonly outputs?: Values;
  readonly exchange?: Exchange;
  /** `$statusCode`, where there is no exchange. */
  readonly status?: number;
}

const name = '[\\w.-]+?';
const forms: readonly (readonly [RegExp, (groups: readonly string[]) => Expression])[] = [
  [/^\$statusCode$/, () => ({ kind: 'status' })],
  [new RegExp(`^\\$inputs\\.(${name})$`), ([input = '']) => ({ kind: 'input', name: input })],
  [new RegExp(`^\\$outputs\\.(${name})$`), ([output = '']) => ({ kind: 'output', name: output })],
  [
    new RegExp(`^\\$steps\\.(${name})\\.outputs\\.(${name})$`),
    ([step = '', output = '']) => ({ kind: 'step', step, name: output }),
  ],
  [
    new RegExp(`^\\$workflows\\.(${name})\\.(inputs|outputs)\\.(${name})$`),
    ([workflow = '', part = '', field = '']) => ({
      kind: 'workflow',
      workflow,
      part: part === 'inputs' ? part : 'outputs',
      name: field,
    }),
  ],
  [
    /^\$(request|response)\.body(?:#((?:\/[^\s]*)?))?$/,
    ([side = '', pointer = '']) => ({ kind: 'body', of: toSide(side), pointer }),
  ],
  [
    /^\$(request)\.(query|path)\.(\S+)$/,
    ([side = '', part = '', field = '']) => ({
      kind: 'part',
      of: toSide(side),
      part: part === 'query' ? part : 'path',
      name: field,
    }),
  ],
  [
    /^\$(request|response)\.header\.([\w!#$%&'*+.^`|~-]+)$/,
    ([side = '', field = '']) => ({ kind: 'part', of: toSide(side), part: 'header', name: field.toLowerCase() }),
  ],
];

const toSide = (text: string): Side => (text === 'request' ? 'request' : 'response');

/** Undefined for what is no expression, or one that runners understand differently (`$method`, `$url`). */
export function parseExpression(text: string): Expression | undefined {
  for (const [form, toExpression] of forms) {
    const match = form.exec(text);
    if (match) return toExpression(match.slice(1).map((group: string | undefined) => group ?? ''));
  }
  return undefined;
}

type Evaluators = {
  readonly [Kind in Expression['kind']]: (expression: Extract<Expression, { kind: Kind }>, scope: Scope) => unknown;
};

const evaluators: Evaluators = {
  status: (_, { exchange, status }) => exchange?.response.status ?? status,
  input: ({ name: input }, { inputs }) => inputs[input],
  output: ({ name: output }, { outputs }) => outputs?.[output],
  step: ({ step, name: output }, { steps }) => steps.get(step)?.[output],
  workflow: ({ workflow, part, name: field }, { workflows }) => workflows.get(workflow)?.[part][field],
  body: ({ of, pointer }, { exchange }) => exchange && valueAtPointer(bodyOf(exchange, of), pointer),
  part: (expression, { exchange }) => exchange && partOf(exchange, expression),
};

/** The expression's value; undefined where it has none. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  const evaluator = evaluators[expression.kind] as (expression: Expression, scope: Scope) => unknown;
  return evaluator(expression, scope);
}

const bodyOf = (exchange: Exchange, side: Side): unknown =>
  side === 'request' ? exchange.case.values.body : exchange.response.value;

function partOf(exchange: Exchange, { of, part, name: field }: Extract<Expression, { kind: 'part' }>): unknown {
  if (part !== 'header') return exchange.case.values[part]?.[field];
  const value = (of === 'request' ? exchange.request : exchange.response).headers[field];
  return Array.isArray(value) ? value[0] : value;
}
