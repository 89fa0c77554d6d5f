import { actsOnCaller, sendsMessages } from '../run/effects.js';
import type { Session } from '../session.js';
import { evaluate, type Scope } from './expression.js';
import { fillInputs, inputOf, isCredential } from './fill-inputs.js';
import { judgeStep } from './judge-step.js';
import type { Failure, Played } from './played.js';
import { fill, MissingValue } from './template.js';
import { toCase } from './to-case.js';
import type { OperationStep, Step, Workflow, WorkflowFile, WorkflowStep } from './workflow.js';

type Values = Readonly<Record<string, unknown>>;

/** What the workflows of a file that have succeeded have left. */
export type Results = Map<string, { readonly inputs: Values; readonly outputs: Values }>;

/** Runs all workflows of a file, each on its own data, and reports what they show. */
export async function runWorkflows({ workflows }: WorkflowFile, session: Session): Promise<void> {
  const results: Results = new Map();
  for (const workflow of workflows) {
    const obstacle = obstacleOf(workflow, { session, results, workflows });
    if (obstacle === undefined) await runWorkflow(workflow, { session, results, workflows });
    else session.note(`The workflow ${workflow.id} was left out: ${obstacle}.`);
  }
}

interface Setting {
  readonly session: Session;
  readonly results: Results;
  readonly workflows: readonly Workflow[];
}

function obstacleOf(workflow: Workflow, { session, results, workflows }: Setting): string | undefined {
  const missing = workflow.dependsOn.find((name) => !results.has(name));
  if (missing !== undefined) return `${missing}, which it depends on, has not succeeded`;
  const forbidden = operationsOf(workflow, workflows).find((step) => !isHarmless(step, session));
  return forbidden && `it calls ${forbidden.operation.id}, which this run may not`;
}

/** A caller that the workflow has made for itself may be acted upon; one that was lent to us only where effects are allowed. */
function isHarmless(step: OperationStep, { settings, resources, spec }: Session): boolean {
  const { operation } = step;
  if (['get', 'head', 'options', 'query'].includes(operation.method)) return true;
  if (settings.readOnly) return false;
  if (settings.allowEffects) return true;
  const isLent = step.parameters.some((one) => isCredential(spec, one) && inputOf(one) !== undefined);
  return !sendsMessages(operation) && !(isLent && actsOnCaller(operation, resources));
}

function operationsOf(workflow: Workflow, workflows: readonly Workflow[]): readonly OperationStep[] {
  return workflow.steps.flatMap((step) => {
    if (step.kind === 'operation') return [step];
    const child = workflows.find(({ id }) => id === step.workflow);
    return child ? operationsOf(child, workflows) : [];
  });
}

/** The outputs, or undefined where it has not come to its end. `given`: inputs that a step of another workflow hands over. */
async function runWorkflow(workflow: Workflow, setting: Setting, given: Values = {}): Promise<Values | undefined> {
  const { session, results } = setting;
  const filled = fillInputs(workflow, session);
  if ('missing' in filled) {
    session.note(`The workflow ${workflow.id} was left out: ${filled.missing}.`);
    return undefined;
  }
  const inputs = { ...filled.values, ...given };
  const run = createRun(workflow, { ...setting, inputs, identities: withoutGiven(filled.identities, given) });
  for (const [index, step] of workflow.steps.entries()) {
    if (await run.play(step)) continue;
    await run.tidyUp(workflow.steps.slice(index + 1));
    return undefined;
  }
  const scope = run.scope();
  const outputs = Object.fromEntries(
    Object.entries(workflow.outputs).map(([name, one]) => [name, evaluate(one, scope)]),
  );
  results.set(workflow.id, { inputs, outputs });
  return outputs;
}

const withoutGiven = (identities: Readonly<Record<string, string>>, given: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(identities).filter(([name]) => !Object.hasOwn(given, name)));

interface RunSetting extends Setting {
  readonly inputs: Values;
  readonly identities: Readonly<Record<string, string>>;
}

function createRun(workflow: Workflow, setting: RunSetting) {
  const { session, results, inputs, identities } = setting;
  const steps = new Map<string, Values>();
  const played: Played[] = [];
  const facts = factsOf(session);
  const scope = (more: Partial<Scope> = {}): Scope => ({ inputs, steps, workflows: results, ...more });

  const keep = (step: Step, about: Scope): void => {
    const outputs = Object.entries(step.outputs).map(([name, one]) => [name, evaluate(one, about)]);
    steps.set(step.id, Object.fromEntries(outputs) as Values);
  };

  const playOperation = async (step: OperationStep): Promise<boolean> => {
    const kase = toCase(step, { spec: session.spec, workflow, scope: scope(), identities });
    const exchange = await session.send(kase);
    const about = scope({ exchange });
    const outcome = judgeStep({ step, exchange }, { workflow, scope: about, earlier: played, ...facts });
    played.push({ step, exchange });
    keep(step, about);
    if (typeof outcome === 'object') session.report(outcome);
    return outcome === 'kept';
  };

  const playWorkflow = async (step: WorkflowStep): Promise<boolean> => {
    const child = setting.workflows.find(({ id }) => id === step.workflow);
    const given = Object.fromEntries(step.parameters.map(({ name, value }) => [name, fill(value, scope())]));
    const outputs = child && (await runWorkflow(child, setting, given));
    if (outputs === undefined) return false;
    keep(step, scope({ outputs }));
    return true;
  };

  /** Whether the workflow goes on. What an answer does not have, though nobody demanded it, cannot be sent: that is no finding. */
  const play = async (step: Step): Promise<boolean> => {
    try {
      return step.kind === 'operation' ? await playOperation(step) : await playWorkflow(step);
    } catch (error) {
      if (!(error instanceof MissingValue)) throw error;
      session.note(`The workflow ${workflow.id} ended before its step ${step.id}: ${error.message}.`);
      return false;
    }
  };

  /** Sends the steps that are named `tidy-up…`, so that little is left of a workflow that ended early; nothing is judged. */
  const tidyUp = async (left: readonly Step[]): Promise<void> => {
    for (const step of left) {
      if (step.kind !== 'operation' || !step.id.startsWith('tidy-up')) continue;
      try {
        await session.send(toCase(step, { spec: session.spec, workflow, scope: scope(), identities }));
      } catch (error) {
        if (!(error instanceof MissingValue)) throw error;
      }
    }
  };
  return { play, tidyUp, scope };
}

/** What the resource model knows that tells one broken promise from another. */
function factsOf({ resources, spec }: Session): Pick<Failure, 'uniqueFields' | 'lists'> {
  const fields = [...resources.collections.values()].flatMap(({ key, unique }) => [
    ...key,
    ...unique.flatMap((one) => one.fields),
  ]);
  const lists = spec.operations.filter((one) => resources.rolesOf(one).some(({ kind }) => kind === 'list'));
  return { uniqueFields: new Set(fields), lists: new Set(lists.map(({ id }) => id)) };
}
