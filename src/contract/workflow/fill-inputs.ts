import type { SecurityScheme, Spec } from '../../spec/index.js';
import type { Session } from '../session.js';
import type { Identity } from '../settings.js';
import { chooseAlternative, writeCredentials } from '../write-credentials.js';
import { statusesOf } from './criterion.js';
import { expressionsUsedBy } from './expressions-used-by.js';
import type { OperationStep, StepParameter, Workflow, WorkflowInput } from './workflow.js';

/** The values of a workflow's inputs, or why there are none. */
export type FilledInputs =
  | {
      readonly values: Readonly<Record<string, unknown>>;
      /** Input -> the identity whose credentials it holds, as they stand in the header. */
      readonly identities: Readonly<Record<string, string>>;
    }
  | { readonly missing: string };

/**
 * An input that a step sends as credentials (`Authorization: $inputs.admin`) is an identity of the settings: the one of that name,
 * else one that may, or may not, do what the workflow says of it. `suffix` is the run's tag, so that data is new. Others are
 * what the settings say of the parameter of that name (`other_x` is the second value for `x`), else their default.
 */
export function fillInputs(workflow: Workflow, session: Session): FilledInputs {
  const values: Record<string, unknown> = {};
  const identities: Record<string, string> = {};
  for (const input of workflow.inputs) {
    const uses = usesOf(workflow, input.name, session.spec);
    if (uses.length > 0) {
      const identity = chooseIdentity({ input: input.name, uses, taken: Object.values(values) }, session);
      if (identity === undefined) return { missing: `nobody of the settings can be its ${input.name}` };
      identities[input.name] = identity.name;
      values[input.name] = identity.header;
    } else {
      values[input.name] = valueFor(input, session);
      const isNeeded = values[input.name] === undefined && isUsed(workflow, input.name);
      if (isNeeded) return { missing: `nothing says what its ${input.name} is` };
    }
  }
  return { values, identities };
}

function valueFor(input: WorkflowInput, { settings, tag }: Session): unknown {
  if (input.name === 'suffix') return tag;
  const [, other] = /^other_(.+)$/.exec(input.name) ?? [];
  const given = other === undefined ? settings.parameters[input.name]?.[0] : settings.parameters[other]?.[1];
  return given ?? input.default;
}

/** Whether a step sends or compares an input; many workflows share the inputs of their file. */
const isUsed = ({ steps }: Workflow, input: string): boolean =>
  steps.some((step) => expressionsUsedBy(step).some((one) => one.kind === 'input' && one.name === input));

/** A step that sends an input as somebody's credentials. */
interface Use {
  readonly step: OperationStep;
  readonly parameter: StepParameter;
}

function usesOf(workflow: Workflow, input: string, spec: Spec): readonly Use[] {
  return workflow.steps.flatMap((step) => {
    if (step.kind === 'workflow') return [];
    return step.parameters
      .filter((parameter) => inputOf(parameter) === input && isCredential(spec, parameter))
      .map((parameter) => ({ step, parameter }));
  });
}

/** The input that is all of a parameter's value. */
export function inputOf({ value }: StepParameter): string | undefined {
  return value.kind === 'expression' && value.expression.kind === 'input' ? value.expression.name : undefined;
}

/** Whether a parameter is where some security scheme of the document has its credentials. */
export function isCredential({ securitySchemes }: Spec, parameter: StepParameter): boolean {
  const name = parameter.name.toLowerCase();
  if (parameter.in !== 'header') return false;
  return Object.values(securitySchemes).some((scheme) => headerOf(scheme) === name);
}

function headerOf(scheme: SecurityScheme): string | undefined {
  if (scheme.type === 'mutualTLS' || (scheme.type === 'apiKey' && scheme.in === 'query')) return undefined;
  if (scheme.type !== 'apiKey') return 'authorization';
  return scheme.in === 'cookie' ? 'cookie' : scheme.name.toLowerCase();
}

interface Chosen {
  readonly name: string;
  readonly header: string;
}

interface Part {
  readonly input: string;
  readonly uses: readonly Use[];
  /** What other inputs hold: no two of them are the same person. */
  readonly taken: readonly unknown[];
}

function chooseIdentity({ input, uses, taken }: Part, { settings, spec }: Session): Chosen | undefined {
  const candidates = settings.identities.filter(({ isExpired, isOutsider }) => !isExpired && !isOutsider);
  const usable = candidates.flatMap((identity) => {
    const header = headerFor(spec, identity, uses);
    return header === undefined || taken.includes(header) ? [] : [{ identity, name: identity.name, header }];
  });
  return (
    usable.find(({ name }) => normalise(name) === normalise(input)) ??
    usable.find(({ identity }) => uses.every((use) => isFit(spec, identity, use)))
  );
}

const normalise = (name: string): string => name.toLowerCase().replaceAll(/[^a-z\d]/g, '');

/** What an identity sends in the header that the input is for. */
function headerFor(spec: Spec, identity: Identity, uses: readonly Use[]): string | undefined {
  for (const { step, parameter } of uses) {
    const header = writeCredentials(spec, step.operation, identity).headers[parameter.name.toLowerCase()];
    if (header !== undefined) return header;
  }
  return undefined;
}

/** Whether an identity has, or lacks, the rights that a step needs or must not have. */
function isFit(spec: Spec, identity: Identity, { step }: Use): boolean {
  const allowed = step.criteria.flatMap((criterion) => [...(statusesOf(criterion) ?? [])]);
  if (allowed.length === 0) return true;
  const isRefused = allowed.every((status) => status === 401 || status === 403);
  if (isRefused) return isKnownToLack(spec, identity, step);
  return allowed.some((status) => status >= 400) || hasRights(spec, identity, step);
}

function hasRights(spec: Spec, { credentials, scopes }: Identity, { operation }: OperationStep): boolean {
  const chosen = chooseAlternative(spec, operation, { credentials, ...(scopes && { scopes }) });
  return chosen !== undefined && (scopes === undefined || lackOf(chosen, scopes).length === 0);
}

function isKnownToLack(spec: Spec, { credentials, scopes }: Identity, { operation }: OperationStep): boolean {
  if (scopes === undefined) return false;
  const chosen = chooseAlternative(spec, operation, { credentials, scopes });
  return chosen !== undefined && lackOf(chosen, scopes).length > 0;
}

const lackOf = (
  alternative: Readonly<Record<string, readonly string[]>>,
  scopes: readonly string[],
): readonly string[] =>
  Object.values(alternative)
    .flat()
    .filter((scope) => !scopes.includes(scope));
