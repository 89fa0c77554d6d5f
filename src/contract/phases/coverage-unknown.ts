import type { Operation, Parameter } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { type Owner, ownerNear } from '../scene/addresses.js';
import { unknownLike, unknownNumber, unknownUuid } from '../scene/unknown-like.js';
import type { Session } from '../session.js';
import { ownKeys } from './coverage-references.js';
import { parametersIn, type Stage, sendShot } from './coverage-stage.js';

/** Requests for what is not there: ids of the right form, and ids of none. */
export async function sendUnknownIds(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  const parameters = parametersIn(operation, 'path');
  for (const parameter of parameters) {
    for (const { text, what } of unknownIds(stage, parameter, values)) {
      await sendShot(stage, operation, {
        title: `with ${what} ${parameter.name}`,
        values: { ...values, path: { ...values.path, [parameter.name]: text } },
        intent: isExpectedOf(stage, operation, parameter)
          ? { kind: 'unknown-id', parameter: parameter.name }
          : { kind: 'open' },
      });
    }
  }
}

/** Whether ids are told apart that are there and that are not: `/weather/{city}` may know every city, as nothing lists or creates them. */
function isExpectedOf({ session }: Stage, operation: Operation, { name }: Parameter): boolean {
  if (mayCreate(operation)) return false;
  const owner = ownerNear(session, operation, name);
  return session.settings.parameters[name] !== undefined || (owner !== undefined && isRevealed(session, owner));
}

/** Whether some operation lists or creates the records of a collection. */
const isRevealed = ({ spec, resources }: Session, { collection }: Owner): boolean =>
  spec.operations.some((operation) => {
    const action = resources.actionOf(operation);
    const roles = action?.kind === 'supposed' ? [action.role] : resources.rolesOf(operation);
    return roles.some(
      (role) => ['list', 'create'].includes(role.kind) && 'collection' in role && role.collection === collection,
    );
  });

/** A record of one container does not exist in another: `/w/{workspace}/users/{name}`, where the settings name several workspaces. */
export async function sendElsewhere(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  const [container, ...inner] = parametersIn(operation, 'path');
  const own = inner.at(-1);
  if (container === undefined || own === undefined || mayCreate(operation)) return;
  const { [container.name]: here, [own.name]: known } = values.path ?? {};
  const elsewhere = stage.session.settings.parameters[container.name]?.find((other) => other !== here);
  if (elsewhere === undefined || !ownKeys(stage).has(String(known))) return;
  await sendShot(stage, operation, {
    title: `for a record of another ${container.name}`,
    values: { ...values, path: { ...values.path, [container.name]: elsewhere } },
    intent: { kind: 'unknown-id', parameter: own.name },
  });
}

/** A PUT that documents 201 creates what is not there. */
export const mayCreate = ({ method, responses }: Operation): boolean =>
  method === 'put' && Object.hasOwn(responses, '201');

interface UnknownId {
  readonly text: string;
  readonly what: string;
}

function unknownIds(stage: Stage, parameter: Parameter, { path = {} }: RequestValues): readonly UnknownId[] {
  const text = unknownIdFor(stage, parameter, path[parameter.name]);
  const twin = withOtherPrefix(path[parameter.name]);
  return [
    ...(twin === undefined ? [] : [{ text: twin, what: 'a known, but for its beginning, and so unknown' }]),
    { text, what: 'an unknown' },
    { text: `${stage.session.tag}-unknown`, what: 'an unknown, short' },
    { text: `{${parameter.name}}'"`, what: 'a malformed' },
    isNumber(stage, parameter)
      ? { text: '99999999999999', what: 'an unknown, huge' }
      : { text: text.padEnd(longest, 'x'), what: 'an unknown, long' },
  ];
}

/** `google|123` of `auth0|123`: an id in two parts is all of both. */
const withOtherPrefix = (known: unknown): string | undefined =>
  typeof known === 'string' && /^[a-z][\w-]*[|:]./i.test(known) ? known.replace(/^[^|:]+/, 'elsewhere') : undefined;

/** Longer than what databases keep in a column, and short enough for every server. */
const longest = 300;

function isNumber({ session }: Stage, { schema }: Parameter): boolean {
  const { type } = (schema === undefined ? {} : (session.spec.resolve(schema) ?? {})) as { type?: unknown };
  return type === 'integer' || type === 'number';
}

/** An id that looks as those do which there are. */
export function unknownIdFor({ session }: Stage, parameter: Parameter, known: unknown): string {
  const [example] = Object.values(parameter.examples);
  const schema = parameter.schema === undefined ? undefined : session.spec.resolve(parameter.schema);
  const { type, format } = (schema ?? {}) as { type?: unknown; format?: unknown };
  if (format === 'uuid') return unknownUuid;
  if (type === 'integer') return unknownNumber;
  const model = [known, example].find((value) => typeof value === 'string' || typeof value === 'number');
  return String(unknownLike(String(model ?? `${session.tag}-0`)));
}
