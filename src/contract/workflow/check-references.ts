import type { Expression } from './expression.js';
import { expressionsUsedBy } from './expressions-used-by.js';
import { child, complain, type Node, type Source } from './source.js';
import type { Step, Workflow } from './workflow.js';

/** Complains about what is named but not there: inputs, outputs of earlier steps, workflows. */
export function checkReferences(source: Source, workflows: readonly Workflow[], nodes: readonly Node[]): void {
  workflows.forEach((workflow, index) => {
    const node = nodes[index] ?? source.root;
    checkUnique(source, workflow, { node, earlier: workflows.slice(0, index) });
    for (const name of workflow.dependsOn) {
      const isEarlier = workflows.slice(0, index).some(({ id }) => id === name);
      if (!isEarlier) complain(source, child(node, 'dependsOn'), `there is no workflow '${name}' before this one`);
    }
    checkSteps(source, workflow, node);
    for (const step of workflow.steps) {
      const isCircular = step.kind === 'workflow' && !workflows.slice(0, index).some(({ id }) => id === step.workflow);
      if (isCircular)
        complain(source, atStep(step), 'a step can run workflows that stand before its own, and no others');
    }
  });
}

const atStep = ({ place }: Step): Node => ({ value: undefined, pointer: place.pointer });

function checkUnique(
  source: Source,
  { id }: Workflow,
  { node, earlier }: { node: Node; earlier: readonly Workflow[] },
): void {
  if (earlier.some((one) => one.id === id)) complain(source, node, `there are two workflows '${id}'`);
}

function checkSteps(source: Source, workflow: Workflow, node: Node): void {
  const earlier = new Map<string, Step>();
  for (const step of workflow.steps) {
    const place = atStep(step);
    if (earlier.has(step.id)) complain(source, place, `there are two steps '${step.id}'`);
    const known = new Map(earlier).set(step.id, step);
    for (const expression of expressionsUsedBy(step)) {
      const problem = problemOf(expression, { workflow, earlier: known });
      if (problem !== undefined) complain(source, place, problem);
    }
    earlier.set(step.id, step);
  }
  for (const expression of Object.values(workflow.outputs)) {
    const problem = problemOf(expression, { workflow, earlier });
    if (problem !== undefined) complain(source, child(node, 'outputs'), problem);
  }
}

function problemOf(
  expression: Expression,
  { workflow, earlier }: { workflow: Workflow; earlier: ReadonlyMap<string, Step> },
): string | undefined {
  if (expression.kind === 'input' && !workflow.inputs.some(({ name }) => name === expression.name)) {
    return `the workflow has no input '${expression.name}'`;
  }
  if (expression.kind !== 'step') return undefined;
  const step = earlier.get(expression.step);
  if (step === undefined) return `there is no step '${expression.step}' before this one`;
  return Object.hasOwn(step.outputs, expression.name)
    ? undefined
    : `the step '${expression.step}' has no output '${expression.name}'`;
}
