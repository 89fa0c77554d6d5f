import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import {
  bodyOfOperation,
  isSafeOperation,
  parametersIn,
  prepareRequest,
  type Stage,
  sendShot,
} from './coverage-stage.js';
import { unknownIdFor } from './coverage-unknown.js';

const tried = ['get', 'put', 'patch', 'post', 'delete'] as const;

type Method = (typeof tried)[number];

/** Methods that the document does not have for a path, and HEAD where it has GET. */
export async function sendOtherMethods(stage: Stage, operation: Operation): Promise<void> {
  const declared = operationsAt(stage, operation.path);
  if (declared[0] !== operation) return;
  for (const method of tried) {
    if (isDeclared(stage, operation.path, method) || !isHarmless(stage, { operation, declared, method })) continue;
    await sendMethod(stage, pick(declared, method), method);
  }
}

/** Asks the same as a GET that went well, without the body. */
export async function sendHead(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  if (operation.method !== 'get' || isDeclared(stage, operation.path, 'head')) return;
  await sendShot(stage, operation, { title: '', values, raw: { method: 'HEAD' }, intent: { kind: 'open' } });
}

/** Also one that must not be called. */
const isDeclared = ({ session }: Stage, path: string, method: string): boolean =>
  session.spec.operations.some((operation) => operation.path === path && operation.method === method);

const operationsAt = ({ session }: Stage, path: string): readonly Operation[] =>
  session.spec.operations.filter((operation) => operation.path === path && session.mayCall(operation));

interface Candidate {
  readonly operation: Operation;
  readonly declared: readonly Operation[];
  readonly method: Method;
}

/**
 * What is tried may be carried out. So it addresses a record: where the path names none, only reading is tried, and not where
 * all that there is acts on the caller. Another path with parameters may cover this one, and have the method.
 */
function isHarmless({ session }: Stage, { operation, declared, method }: Candidate): boolean {
  const everywhere = session.spec.operations.filter(
    (other) => other.method === method && other.path !== operation.path,
  );
  if (everywhere.some((other) => covers(other.path, operation.path))) return false;
  if (session.settings.readOnly && method !== 'get') return false;
  const roles = declared.flatMap((each) => session.resources.rolesOf(each));
  if (operation.path.endsWith('}')) return true;
  if (method === 'get') return roles.length > 0 || session.settings.allowEffects;
  return (method === 'put' || method === 'patch') && roles.some(({ kind }) => kind === 'create');
}

/** Whether a template matches the path that another one stands for. */
function covers(template: string, path: string): boolean {
  const [one, other] = [template.split('/'), path.split('/')];
  return one.length === other.length && one.every((part, index) => part.startsWith('{') || part === other[index]);
}

/** The declared operation that comes closest, whose body and credentials are sent. */
function pick(declared: readonly Operation[], method: Method): Operation {
  const wantsBody = method !== 'get' && method !== 'delete';
  const found = declared.find(
    (each) => wantsBody === (bodyOfOperation(each) !== undefined) && isSafeOperation(each) === !wantsBody,
  );
  return (
    found ?? declared.find((each) => bodyOfOperation(each) !== undefined && wantsBody) ?? (declared[0] as Operation)
  );
}

async function sendMethod(stage: Stage, operation: Operation, method: Method): Promise<void> {
  const values = (await prepareRequest(stage, operation)) ?? unknownRequest(stage, operation);
  const { body, ...bodiless } = values;
  const isBodied = method !== 'get' && method !== 'delete';
  await sendShot(stage, operation, {
    title: '',
    values: isBodied && body !== undefined ? values : bodiless,
    raw: { method: method.toUpperCase() },
    identity: identityFor(stage, operation, method),
    intent: { kind: 'undeclared-method' },
  });
}

/** Whoever is let in everywhere, so that a refusal is for the method. */
function identityFor({ session }: Stage, operation: Operation, method: Method): string | null {
  const writers = session.spec.operations.filter((each) => !isSafeOperation(each) && each.path === operation.path);
  const model = method === 'get' ? operation : (writers[0] ?? operation);
  const caller = session.identities.callerOf(model) ?? session.identities.callerOf(operation);
  return caller === undefined || Object.keys(caller.credentials).length === 0 ? null : caller.name;
}

export const unknownRequest = (stage: Stage, operation: Operation): RequestValues => ({
  path: Object.fromEntries(
    parametersIn(operation, 'path').map((parameter) => {
      const [given] = stage.session.settings.parameters[parameter.name] ?? [];
      return [parameter.name, given ?? unknownIdFor(stage, parameter, undefined)];
    }),
  ),
});
