import { headerOf } from '../../http/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { Case } from '../case.js';
import type { Answer } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import type { Identity } from '../settings.js';
import type { ContractTarget } from '../target/index.js';
import { writeRequest } from '../write-request.js';
import type { LoginConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { toCredentials } from './to-credentials.js';

/**
 * The identity with the token that its login hands out.
 * @throws ConfigError where that is refused or holds no token; TargetError where no answer came.
 */
export async function logIn(
  identity: Identity,
  login: LoginConfig,
  { spec, target }: { readonly spec: Spec; readonly target: ContractTarget },
): Promise<Identity> {
  const owner = `login of identity '${identity.name}'`;
  const operation = spec.operations.find(({ id }) => id === login.operation);
  if (operation === undefined) throw new ConfigError(`${owner}: ${spec.file} has no operation '${login.operation}'.`);

  const isOpen = operation.security.length === 0;
  const answer = await target.send(
    writeRequest(toCase(operation, login), { spec, identity: isOpen ? null : identity }),
  );
  if (answer.status < 200 || answer.status > 299) {
    throw new ConfigError(`${owner}: ${operation.method.toUpperCase()} ${operation.path} answered ${answer.status}.`);
  }
  const token = tokenIn(answer, login.token);
  if (typeof token !== 'string' || token === '') {
    throw new ConfigError(`${owner}: the answer has no text at ${login.token}.`);
  }
  const given = login.scheme === undefined ? { token } : { credentials: { [login.scheme]: token } };
  return { ...identity, credentials: { ...identity.credentials, ...toCredentials(spec, given, owner) } };
}

function toCase(operation: Operation, { body, parameters = {} }: LoginConfig): Case {
  const valuesIn = (place: string): Record<string, unknown> =>
    Object.fromEntries(
      operation.parameters
        .filter(({ in: where, name }) => where === place && Object.hasOwn(parameters, name))
        .map(({ name }) => [name, parameters[name]]),
    );
  return {
    operation,
    phase: 'probe',
    title: 'to log in',
    intent: { kind: 'valid' },
    values: {
      path: valuesIn('path'),
      query: valuesIn('query'),
      headers: valuesIn('header'),
      ...(body !== undefined && { body }),
    },
  };
}

function tokenIn({ headers, value, text }: Answer, expression: string): unknown {
  const [, header] = /^\$response\.header\.(.+)$/.exec(expression) ?? [];
  if (header !== undefined) return headerOf(headers, header.toLowerCase());
  const [, pointer] = /^\$response\.body#(.*)$/.exec(expression) ?? [];
  return pointer === undefined ? text.trim() : valueAtPointer(value, pointer);
}
