import type { PhaseName } from '../case.js';
import type { CheckName } from '../check-names.js';

/** What `twinspec.config.yaml` says: everything is optional, and a flag of the command line wins. */
export interface Config {
  /** An OpenAPI document, or the name of a bundled service. */
  readonly document?: string;
  readonly target?: TargetConfig;
  readonly identities?: Readonly<Record<string, IdentityConfig>>;
  readonly parameters?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly phases?: readonly PhaseName[];
  readonly checks?: Readonly<Partial<Record<CheckName, CheckSeverity>>>;
  readonly operations?: readonly string[];
  readonly tags?: readonly string[];
  readonly baseline?: string;
  readonly seed?: string | number;
  readonly budget?: string;
  readonly shared?: boolean;
  readonly readOnly?: boolean;
  readonly allowEffects?: boolean;
  readonly failFast?: boolean;
  readonly reproduce?: boolean;
  /** Arazzo files; `false` runs none. */
  readonly workflows?: readonly string[] | false;
  readonly journal?: string;
  readonly reports?: Readonly<Partial<Record<ReportKind, string>>> & { readonly github?: boolean };
}

export type Scalar = string | number | boolean;

export type CheckSeverity = 'error' | 'observation' | 'off';

export const reportKinds = ['junit', 'sarif', 'html', 'har', 'ndjson'] as const;

/** Reports that are written to a file. */
export type ReportKind = (typeof reportKinds)[number];

export interface TargetConfig {
  readonly url?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests a second. */
  readonly rate?: number;
  readonly timeout?: string;
  readonly proxy?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecure?: boolean;
}

/** A value, or a command whose first line of output is it. */
export type SecretConfig = string | { readonly command: readonly string[] };

export interface IdentityConfig {
  /** For the schemes that carry a bearer token; for API keys where the document has no such scheme. */
  readonly token?: SecretConfig;
  readonly apiKey?: SecretConfig;
  /** `name:password` of HTTP Basic. */
  readonly user?: SecretConfig;
  /** By the name of the security scheme. */
  readonly credentials?: Readonly<Record<string, SecretConfig>>;
  readonly scopes?: readonly string[];
  readonly isReadOnly?: boolean;
  readonly isOutsider?: boolean;
  readonly isExpired?: boolean;
  readonly login?: LoginConfig;
}

/** A request, made before the run with the identity's other credentials, whose answer holds its token. */
export interface LoginConfig {
  readonly operation: string;
  readonly body?: unknown;
  readonly parameters?: Readonly<Record<string, Scalar>>;
  /** `$response.body`, `$response.body#/pointer` or `$response.header.name`. */
  readonly token: string;
  /** The security scheme that the token is for; those that `token` of an identity is for, unless it says so. */
  readonly scheme?: string;
}
