import type { Spec } from '../../spec/index.js';
import type { Identity } from '../settings.js';
import type { IdentityConfig, LoginConfig } from './config.js';
import { ConfigError } from './config-error.js';
import type { Environment } from './expand-environment.js';
import { type IdentityOption, parseHeaderOption, parseIdentityOption, readHeader } from './identity-option.js';
import { readSecret } from './read-secret.js';
import { credentialsOfHeader, type GivenCredentials, toCredentials } from './to-credentials.js';

/** Where callers come from; a flag wins over the environment, and that over the file. */
export interface IdentitySources {
  readonly config: Readonly<Record<string, IdentityConfig>>;
  readonly environment: Environment;
  readonly flags: {
    readonly token?: string;
    readonly apiKey?: string;
    readonly user?: string;
    readonly header: readonly string[];
    readonly identity: readonly string[];
  };
}

export interface Callers {
  readonly identities: readonly Identity[];
  /** Headers of every request: those that the document has no security scheme for. */
  readonly headers: Readonly<Record<string, string>>;
  /** Identity -> how it gets its token before the run. */
  readonly logins: ReadonlyMap<string, LoginConfig>;
}

/**
 * Everybody who may call, the unnamed credentials (`--token` and the like) first.
 * @throws ConfigError
 */
export async function readIdentities(spec: Spec, sources: IdentitySources): Promise<Callers> {
  const { config, environment, flags } = sources;
  const { credentials, headers } = readDefault(spec, sources);
  const options = new Map(flags.identity.map(parseIdentityOption).map((option) => [option.name, option]));
  const byEnvironment = tokensOf(environment, [...Object.keys(config), ...options.keys()]);

  const named: Identity[] = [];
  for (const name of new Set([...Object.keys(config), ...options.keys(), ...byEnvironment.keys()])) {
    const given = { option: options.get(name), token: byEnvironment.get(name), config: config[name] };
    named.push(await readIdentity(spec, name, given));
  }
  const first = Object.keys(credentials).length > 0 ? [{ name: 'default', credentials }] : [];
  return {
    identities: [...first, ...named.filter(({ name }) => first.length === 0 || name !== 'default')],
    headers,
    logins: new Map(Object.entries(config).flatMap(([name, { login }]) => (login ? [[name, login]] : []))),
  };
}

function readDefault(spec: Spec, { flags, environment }: IdentitySources) {
  const { apiKey, user } = flags;
  const token = flags.token ?? nonEmpty(environment.TWINSPEC_TOKEN);
  const owner = flags.token === undefined && token !== undefined ? 'TWINSPEC_TOKEN' : ownerOf({ token, apiKey, user });
  const given = toCredentials(spec, withoutUndefined({ token, apiKey, user }), owner);

  const headers = flags.header.map(parseHeaderOption);
  const ofHeaders = headers.map((header) => credentialsOfHeader(spec, header));
  const others = headers.filter((_header, index) => Object.keys(ofHeaders[index] ?? {}).length === 0);
  return {
    credentials: Object.assign({}, given, ...ofHeaders) as Readonly<Record<string, string>>,
    headers: Object.fromEntries(others.map(({ name, value }) => [name.toLowerCase(), value])),
  };
}

const ownerOf = ({
  token,
  apiKey,
}: {
  token: string | undefined;
  apiKey: string | undefined;
  user: unknown;
}): string => (token !== undefined ? '--token' : apiKey !== undefined ? '--api-key' : '--user');

/** `TWINSPEC_TOKEN_<IDENTITY>`, by the identity that is named so in any case and with any separator, or a new one. */
function tokensOf(environment: Environment, names: readonly string[]): ReadonlyMap<string, string> {
  const known = new Map(names.map((name) => [normalise(name), name]));
  const found = Object.entries(environment).flatMap(([variable, token]) => {
    const [, name] = /^TWINSPEC_TOKEN_(\w+)$/.exec(variable) ?? [];
    if (name === undefined || token === undefined || token === '') return [];
    return [[known.get(normalise(name)) ?? name.toLowerCase().replaceAll('_', '-'), token] as const];
  });
  return new Map(found);
}

const normalise = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

interface GivenIdentity {
  readonly option: IdentityOption | undefined;
  readonly token: string | undefined;
  readonly config: IdentityConfig | undefined;
}

async function readIdentity(
  spec: Spec,
  name: string,
  { option, token, config = {} }: GivenIdentity,
): Promise<Identity> {
  const { scopes, isReadOnly, isOutsider, isExpired } = { ...config, ...option };
  const configured = await readConfigured(spec, name, { ...config, ...(token !== undefined && { token }) });
  return {
    name,
    credentials: { ...configured, ...(option && credentialsOfOption(spec, option)) },
    ...(scopes && { scopes }),
    ...(isReadOnly !== undefined && { isReadOnly }),
    ...(isOutsider !== undefined && { isOutsider }),
    ...(isExpired !== undefined && { isExpired }),
  };
}

async function readConfigured(spec: Spec, name: string, config: IdentityConfig) {
  const owner = `identity '${name}'`;
  const read = (secret: IdentityConfig['token']) => (secret === undefined ? undefined : readSecret(secret, owner));
  const credentials: Record<string, string> = {};
  for (const [scheme, secret] of Object.entries(config.credentials ?? {})) {
    credentials[scheme] = await readSecret(secret, owner);
  }
  const [token, apiKey, user] = [await read(config.token), await read(config.apiKey), await read(config.user)];
  return toCredentials(spec, withoutUndefined({ token, apiKey, user, credentials }), owner);
}

function credentialsOfOption(spec: Spec, { name, value }: IdentityOption): Readonly<Record<string, string>> {
  const header = readHeader(value);
  if (header === undefined) return toCredentials(spec, { token: value }, `--identity ${name}`);
  const credentials = credentialsOfHeader(spec, header);
  if (Object.keys(credentials).length > 0) return credentials;
  throw new ConfigError(`--identity ${name}: no security scheme of ${spec.file} reads the header ${header.name}.`);
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const withoutUndefined = (given: { readonly [Key in keyof GivenCredentials]: GivenCredentials[Key] | undefined }) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as GivenCredentials;
