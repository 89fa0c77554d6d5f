import {
  challengeFor,
  credentialFor,
  forbidden,
  type HttpRequest,
  type Problem,
  unauthenticated,
} from '../http/index.js';
import type { Operation, SecurityScheme, Spec } from '../spec/index.js';
import type { Caller, Demand, Service, Surroundings } from './service.js';

/** What one alternative of a security requirement asks for: every scheme of it, with its scopes or roles. */
type Alternative = readonly {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}[];

/** A caller and the alternatives of the requirement that their credentials meet. */
export interface Identity {
  readonly caller: Caller | undefined;
  readonly alternatives: readonly Alternative[];
}

export interface Authentication {
  /** Who sent the request; a problem where credentials are needed and none will do. */
  identify(operation: Operation, request: HttpRequest, surroundings: Surroundings<never>): Identity | Problem;
  /** A problem where the caller lacks the scopes or roles of every alternative that they meet. */
  authorise(identity: Identity, demand: Demand): Problem | undefined;
  /** The `WWW-Authenticate` challenges of an operation. */
  challenge(operation: Operation): string | undefined;
}

export interface AuthenticationOptions {
  readonly spec: Spec;
  readonly service: Service;
  /** Headers that stand in for credentials that will not do, the first that will, when authentication is not strict. */
  readonly standIns: readonly Readonly<Record<string, string>>[] | undefined;
  /** Whether they stand in for missing credentials, too, and nobody lacks a scope. */
  readonly acceptsMissing: boolean;
}

const anonymous: Identity = { caller: undefined, alternatives: [] };

export function createAuthentication({
  spec,
  service,
  standIns,
  acceptsMissing,
}: AuthenticationOptions): Authentication {
  const requirements = new Map(spec.operations.map((operation) => [operation, alternativesOf(spec, operation)]));

  const identify: Authentication['identify'] = (operation, request, surroundings) => {
    const alternatives = requirements.get(operation) ?? [];
    if (alternatives.length === 0) return anonymous;

    const met = meet(alternatives, request, surroundings);
    if (met) return met;
    if (alternatives.some((alternative) => alternative.length === 0)) return anonymous;
    if (standIns === undefined || !(acceptsMissing || isSent(alternatives, request)))
      return unauthenticated(describe(alternatives, request));

    for (const headers of standIns) {
      const found = meet(alternatives, { ...request, headers }, surroundings);
      if (found) return { ...found, alternatives: [] };
    }
    return anonymous;
  };

  const meet = (alternatives: readonly Alternative[], request: HttpRequest, surroundings: Surroundings<never>) => {
    const found = findMet(alternatives, (alternative) => callerOf(service, alternative, { request, surroundings }));
    return found && acceptsMissing ? { ...found, alternatives: [] } : found;
  };

  const isGranted = service.isGranted ?? ((scope: string, { caller }: Demand) => caller.scopes.has(scope));

  return {
    identify,
    authorise({ alternatives }, demand) {
      if (alternatives.length === 0) return undefined;
      const missing = alternatives.map((alternative) =>
        alternative.flatMap(({ scopes }) => scopes.filter((scope) => !isGranted(scope, demand))),
      );
      if (missing.some((scopes) => scopes.length === 0)) return undefined;
      return forbidden(`The credentials lack: ${(missing[0] ?? []).join(', ')}.`);
    },
    challenge: (operation) => challengeOf(requirements.get(operation) ?? [], service.id),
  };
}

/** The alternatives that have a caller, and the first one's. */
function findMet(
  alternatives: readonly Alternative[],
  toCaller: (alternative: Alternative) => Caller | undefined,
): Identity | undefined {
  let caller: Caller | undefined;
  const met: Alternative[] = [];
  for (const alternative of alternatives) {
    const found = toCaller(alternative);
    if (found) met.push(alternative);
    caller ??= found;
  }
  return caller && { caller, alternatives: met };
}

/** Who all credentials of an alternative stand for; undefined when one is missing or unknown. */
function callerOf(
  service: Service,
  alternative: Alternative,
  { request, surroundings }: { request: HttpRequest; surroundings: Surroundings<never> },
): Caller | undefined {
  let caller: Caller | undefined;
  for (const { name, scheme } of alternative) {
    const credential = credentialFor(name, scheme, request);
    const found = credential && service.authenticate?.(credential, surroundings);
    if (!found) return undefined;
    caller ??= found;
  }
  return caller;
}

function challengeOf(alternatives: readonly Alternative[], realm: string): string | undefined {
  const challenges = new Set(alternatives.flat().map(({ scheme }) => challengeFor(scheme, realm)));
  return challenges.size === 0 ? undefined : [...challenges].join(', ');
}

function alternativesOf(spec: Spec, operation: Operation): readonly Alternative[] {
  return operation.security.map((requirement) =>
    Object.entries(requirement).flatMap(([name, scopes]) => {
      const scheme = spec.securitySchemes[name];
      return scheme === undefined ? [] : [{ name, scheme, scopes }];
    }),
  );
}

/** Whether a request carries all that some alternative asks for, known or not. */
const isSent = (alternatives: readonly Alternative[], request: HttpRequest): boolean =>
  alternatives.some((alternative) =>
    alternative.every(({ name, scheme }) => credentialFor(name, scheme, request) !== undefined),
  );

function describe(alternatives: readonly Alternative[], request: HttpRequest): string {
  const wanted = [
    ...new Set(alternatives.map((alternative) => alternative.map(({ name }) => name).join(' and '))),
  ].join(' or ');
  const wasSent = alternatives.flat().some(({ name, scheme }) => credentialFor(name, scheme, request));
  return wasSent ? `The credentials (${wanted}) are unknown or have expired.` : `Credentials are missing: ${wanted}.`;
}
