import type { Operation, Place } from '../../spec/index.js';
import type { Condition } from './condition.js';
import type { Expression, Template } from './expression.js';

/** An Arazzo 1.0.1 description, checked and compiled against one OpenAPI document. */
export interface WorkflowFile {
  readonly file: string;
  /** In the order of the file. */
  readonly workflows: readonly Workflow[];
}

export interface Workflow {
  readonly id: string;
  readonly inputs: readonly WorkflowInput[];
  /** Workflows of the same file that have to have succeeded before. */
  readonly dependsOn: readonly string[];
  readonly steps: readonly Step[];
  readonly outputs: Readonly<Record<string, Expression>>;
}

export interface WorkflowInput {
  readonly name: string;
  /** Absent: somebody has to give a value. */
  readonly default?: unknown;
}

export type Step = OperationStep | WorkflowStep;

export interface OperationStep {
  readonly kind: 'operation';
  readonly id: string;
  readonly place: Place;
  readonly operation: Operation;
  readonly parameters: readonly StepParameter[];
  readonly body?: { readonly payload: Template; readonly mediaType?: string };
  readonly criteria: readonly Criterion[];
  readonly outputs: Readonly<Record<string, Expression>>;
}

/** Runs another workflow of the file; its parameters are that workflow's inputs. */
export interface WorkflowStep {
  readonly kind: 'workflow';
  readonly id: string;
  readonly place: Place;
  readonly workflow: string;
  readonly parameters: readonly { readonly name: string; readonly value: Template }[];
  readonly outputs: Readonly<Record<string, Expression>>;
}

export interface StepParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly value: Template;
}

export type Criterion =
  | { readonly kind: 'simple'; readonly text: string; readonly condition: Condition }
  | { readonly kind: 'regex'; readonly text: string; readonly context: Expression; readonly pattern: RegExp }
  /** `text` is RFC 9535 with `{$…}` in it, each of which stands for a JSON literal. */
  | { readonly kind: 'jsonpath'; readonly text: string; readonly context: Expression; readonly path: Template };
