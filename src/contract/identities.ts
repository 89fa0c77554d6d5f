import type { Operation, Spec } from '../spec/index.js';
import type { Identity, RunSettings } from './settings.js';
import { chooseAlternative } from './write-credentials.js';
import { type WrongCredentials, wrongCredentialsFrom } from './wrong-credentials.js';

export type { WrongCredentials } from './wrong-credentials.js';

/** Who calls what. */
export interface Identities {
  /** The first of the settings that may call the operation; nobody in particular where no credentials are needed. */
  callerOf(operation: Operation): Identity | undefined;
  /** Identities that are known to the server but lack a scope that the operation demands, with the scopes they lack. */
  lacking(operation: Operation): readonly { readonly identity: Identity; readonly scopes: readonly string[] }[];
  /** Somebody of another organisation who may call the operation, as far as scopes go. */
  outsiderOf(operation: Operation): Identity | undefined;
  /** Identities with credentials for the operation that work no more. */
  expiredOf(operation: Operation): readonly Identity[];
  /** Credentials for each other alternative of the operation's security that its caller has, the first one left out. */
  alternativesOf(operation: Operation): readonly Readonly<Record<string, string>>[];
  /** Well-formed credentials that nobody has, and what is wrong with each. The most telling ones come first. */
  wrongCredentials(operation: Operation): readonly WrongCredentials[];
}

const anonymous: Identity = { name: 'anonymous', credentials: {} };

/** Whether nothing works without credentials. */
export const needsCredentials = ({ security }: Operation): boolean =>
  security.length > 0 && security.every((alternative) => Object.keys(alternative).length > 0);

export function createIdentities(spec: Spec, { identities }: Pick<RunSettings, 'identities'>): Identities {
  const insiders = identities.filter(({ isOutsider, isExpired }) => isOutsider !== true && isExpired !== true);

  const hasSchemes = (identity: Identity, operation: Operation): boolean =>
    chooseAlternative(spec, operation, identity) !== undefined;
  const mayCall = (identity: Identity, operation: Operation): boolean =>
    !mayOnlyRead(identity, operation) &&
    missingScopes(identity, chooseAlternative(spec, operation, identity)).length === 0 &&
    hasSchemes(identity, operation);

  const callerOf = (operation: Operation): Identity | undefined => {
    const found = insiders.find((identity) => mayCall(identity, operation));
    return found ?? (needsCredentials(operation) ? undefined : (insiders[0] ?? anonymous));
  };

  return {
    callerOf,
    lacking: (operation) =>
      insiders.flatMap((identity) => {
        const missing = missingScopes(identity, chooseAlternative(spec, operation, identity));
        const scopes = missing.length === 0 && mayOnlyRead(identity, operation) ? ['write'] : missing;
        return scopes.length === 0 ? [] : [{ identity, scopes }];
      }),
    outsiderOf: (operation) =>
      identities.find(
        (identity) => identity.isOutsider === true && identity.isExpired !== true && mayCall(identity, operation),
      ),
    expiredOf: (operation) =>
      identities.filter((identity) => identity.isExpired === true && hasSchemes(identity, operation)),
    alternativesOf(operation) {
      const caller = callerOf(operation);
      if (caller === undefined) return [];
      const chosen = chooseAlternative(spec, operation, caller);
      return operation.security.flatMap((alternative) => {
        const names = Object.keys(alternative);
        const isUsable = names.length > 0 && names.every((name) => caller.credentials[name] !== undefined);
        if (!isUsable || alternative === chosen || missingScopes(caller, alternative).length > 0) return [];
        return [Object.fromEntries(names.map((name) => [name, caller.credentials[name] ?? '']))];
      });
    },
    wrongCredentials(operation) {
      const caller = callerOf(operation);
      const chosen = caller === undefined ? undefined : chooseAlternative(spec, operation, caller);
      if (caller === undefined || chosen === undefined) return [];
      return wrongCredentialsFrom({ spec, operation, caller, schemes: Object.keys(chosen), others: identities });
    },
  };
}

const mayOnlyRead = ({ isReadOnly }: Identity, { method }: Operation): boolean =>
  isReadOnly === true && !['get', 'head', 'options', 'trace', 'query'].includes(method);

function missingScopes(
  { scopes }: Identity,
  alternative: Readonly<Record<string, readonly string[]>> | undefined,
): readonly string[] {
  const demanded = Object.values(alternative ?? {}).flat();
  return scopes === undefined ? [] : demanded.filter((scope) => !scopes.includes(scope));
}
