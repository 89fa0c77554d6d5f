import { expressionsIn } from './criterion.js';
import type { Expression } from './expression.js';
import { expressionsOf } from './template.js';
import type { Step } from './workflow.js';

/** What a step has to know before it can be sent. */
export const expressionsSentBy = (step: Step): readonly Expression[] => [
  ...step.parameters.flatMap(({ value }) => expressionsOf(value)),
  ...(step.kind === 'operation' && step.body ? expressionsOf(step.body.payload) : []),
];

/** Everything that a step sends, compares or hands on. */
export const expressionsUsedBy = (step: Step): readonly Expression[] => [
  ...expressionsSentBy(step),
  ...Object.values(step.outputs),
  ...(step.kind === 'operation' ? step.criteria.flatMap(expressionsIn) : []),
];
