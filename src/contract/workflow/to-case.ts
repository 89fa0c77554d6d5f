import { credentialFor, type HttpRequest } from '../../http/index.js';
import type { Spec } from '../../spec/index.js';
import type { Case, RequestValues } from '../case.js';
import type { Scope } from './expression.js';
import { inputOf, isCredential } from './fill-inputs.js';
import { fill } from './template.js';
import type { OperationStep, StepParameter, Workflow } from './workflow.js';

export interface Setting {
  readonly spec: Spec;
  readonly workflow: Workflow;
  readonly scope: Scope;
  /** Input -> identity. */
  readonly identities: Readonly<Record<string, string>>;
}

/**
 * What a step sends. It is nobody's request unless it says whose, as in every other runner. Nothing is demanded of the answer
 * but what the workflow says: who is to blame depends on what went before. @throws MissingValue
 */
export function toCase(step: OperationStep, setting: Setting): Case {
  const { spec, scope, workflow } = setting;
  const plain = step.parameters.filter((parameter) => !isCredential(spec, parameter));
  const body = step.body && fill(step.body.payload, scope);
  const values: RequestValues = {
    path: valuesOf(plain, 'path', scope),
    query: valuesOf(plain, 'query', scope),
    headers: valuesOf(plain, 'header', scope),
    cookies: valuesOf(plain, 'cookie', scope),
    ...(body !== undefined && { body }),
    ...(step.body?.mediaType !== undefined && { mediaType: step.body.mediaType }),
  };
  return {
    operation: step.operation,
    phase: 'workflows',
    title: `as step ${step.id} of ${workflow.id}`,
    values,
    intent: { kind: 'open' },
    ...callerOf(step, setting),
  };
}

function valuesOf(
  parameters: readonly StepParameter[],
  place: StepParameter['in'],
  scope: Scope,
): Readonly<Record<string, unknown>> {
  const chosen = parameters.filter((parameter) => parameter.in === place);
  return Object.fromEntries(chosen.map(({ name, value }) => [name, fill(value, scope)]));
}

function callerOf(
  step: OperationStep,
  { spec, scope, identities }: Setting,
): Pick<Case, 'identity' | 'credentials' | 'raw'> {
  const carriers = step.parameters.filter((parameter) => isCredential(spec, parameter));
  const [identity] = carriers.flatMap((parameter) => identities[inputOf(parameter) ?? ''] ?? []);
  if (identity !== undefined) return { identity };

  const sent = carriers.map(({ name, value }) => [name.toLowerCase(), String(fill(value, scope))] as const);
  if (sent.length === 0) return { identity: null };
  const headers = Object.fromEntries(sent);
  const credentials = credentialsIn(spec, step, headers);
  return Object.keys(credentials).length > 0 ? { identity: null, credentials } : { identity: null, raw: { headers } };
}

/** Headers as credentials of the schemes that the operation takes. */
function credentialsIn(
  spec: Spec,
  { operation }: OperationStep,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const request: HttpRequest = { method: 'GET', path: '/', query: '', headers };
  const schemes = new Set(operation.security.flatMap((alternative) => Object.keys(alternative)));
  const found = [...schemes].flatMap((name) => {
    const scheme = spec.securitySchemes[name];
    const credential = scheme && credentialFor(name, scheme, request);
    return credential ? [[name, credential.value] as const] : [];
  });
  return Object.fromEntries(found);
}
