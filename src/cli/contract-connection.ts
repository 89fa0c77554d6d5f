import { readFile } from 'node:fs/promises';
import {
  type Callers,
  type Config,
  type ContractTarget,
  createUrlTarget,
  type Identity,
  loadConfig,
  logIn,
  readIdentities,
  toMilliseconds,
  withHeaders,
  withRateLimit,
  withRetryAfter,
} from '../contract/index.js';
import { loadSpec, type Spec } from '../spec/index.js';
import { chooseBaseUrl } from './base-url.js';
import { type ContractDocument, resolveDocument } from './contract-document.js';
import { describeWarnings } from './describe-warnings.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';
import type { ConnectOptions } from './verify-options.js';

/** Everything that it takes to talk to an implementation. */
export interface Connection {
  readonly config: Config;
  readonly document: ContractDocument;
  readonly spec: Spec;
  readonly url: string;
  readonly target: ContractTarget;
  readonly callers: Callers;
}

/** @throws UsageError, ConfigError, SpecError or TargetError */
export async function connect(
  document: string | undefined,
  options: ConnectOptions,
  { env, stderr }: Pick<Shell, 'env' | 'stderr'>,
): Promise<Connection> {
  const config = await loadConfig(options.config, env);
  const found = await resolveDocument(document ?? config.document);
  const spec = await loadSpec(found.file, { allowRemoteRefs: options.allowRemoteRefs ?? false });
  stderr.write(describeWarnings(spec));
  const callers = await readIdentities(spec, {
    config: config.identities ?? {},
    environment: env,
    flags: { ...options, header: options.header ?? [], identity: options.identity ?? [] },
  });
  const url = chooseBaseUrl(options.url ?? config.target?.url, spec);
  const headers = { ...lowerCase(config.target?.headers ?? {}), ...callers.headers };
  const target = await createTarget(url, headers, wireOptionsOf(options, config));
  return { config, document: found, spec, url, target, callers };
}

type WireOptions = Pick<ConnectOptions, 'timeout' | 'rate' | 'proxy' | 'ca' | 'cert' | 'key' | 'insecure'>;

const wireNames = ['rate', 'proxy', 'ca', 'cert', 'key', 'insecure'] as const;

/** What the flags say of the connection, and the file where they are silent. */
function wireOptionsOf(options: ConnectOptions, { target = {} }: Config): WireOptions {
  const timeout = options.timeout ?? (target.timeout === undefined ? undefined : toMilliseconds(target.timeout));
  const others = wireNames.map((name) => [name, options[name] ?? target[name]] as const);
  const known = [...others, ['timeout', timeout] as const].filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

async function createTarget(
  url: string,
  headers: Readonly<Record<string, string>>,
  { rate, ca, cert, key, ...options }: WireOptions,
): Promise<ContractTarget> {
  const pem = { ...(await readPem('ca', ca)), ...(await readPem('cert', cert)), ...(await readPem('key', key)) };
  const { timeout, proxy, insecure } = options;
  const wire = createUrlTarget(url, {
    ...pem,
    ...(timeout !== undefined && { timeout }),
    ...(proxy !== undefined && { proxy }),
    ...(insecure !== undefined && { insecure }),
  });
  const limited = rate === undefined ? wire : withRateLimit(wire, { perSecond: rate });
  return withHeaders(withRetryAfter(limited, { most: 4, longest: 10_000 }), headers);
}

async function readPem(
  option: 'ca' | 'cert' | 'key',
  file: string | undefined,
): Promise<{ [Name in typeof option]?: string }> {
  if (file === undefined) return {};
  try {
    return { [option]: await readFile(file, 'utf8') };
  } catch (cause) {
    throw new UsageError(`--${option} ${file} cannot be read (${(cause as NodeJS.ErrnoException).code ?? ''}).`, {
      cause,
    });
  }
}

const lowerCase = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Everybody who may call, those with a login after it. @throws ConfigError or TargetError */
export async function logInAll({ callers, spec, target }: Connection): Promise<readonly Identity[]> {
  const identities: Identity[] = [];
  for (const identity of callers.identities) {
    const login = callers.logins.get(identity.name);
    identities.push(login === undefined ? identity : await logIn(identity, login, { spec, target }));
  }
  return identities;
}
