import type { Violation } from '../http/index.js';
import type { Operation, Reference } from '../spec/index.js';

export const phaseNames = [
  'probe',
  'examples',
  'coverage',
  'auth',
  'state',
  'lists',
  'workflows',
  'explore',
  'race',
] as const;

export type PhaseName = (typeof phaseNames)[number];

/** A request to send, and why. */
export interface Case {
  readonly operation: Operation;
  readonly phase: PhaseName;
  /** A clause that goes on after the operation's name: `without the required email`. */
  readonly title: string;
  readonly values: RequestValues;
  readonly intent: Intent;
  /** Whose credentials are sent: a name of the settings; `null` sends none; absent: whoever may call the operation. */
  readonly identity?: string | null;
  /** Credentials to send instead of those of an identity: scheme -> value (see `http/credentials`). */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly raw?: RawParts;
}

/** The values of a request, before they are written as text. */
export interface RequestValues {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  /** Absent: no body. */
  readonly body?: unknown;
  /** One of the request body's media types; the first one where it is absent. */
  readonly mediaType?: string;
}

/** What is sent otherwise than the document says. */
export interface RawParts {
  readonly method?: string;
  /** The body's text, sent as it is. */
  readonly body?: string;
  /** Overrides Content-Type; `null` leaves it out. */
  readonly contentType?: string | null;
  /** Path parameter -> its text, sent as it is, for example `a%40b` instead of `a@b`. */
  readonly path?: Readonly<Record<string, string>>;
  /** Query parameters beyond the declared ones, or texts that their schemas do not allow; sent as they are after encoding. */
  readonly query?: Readonly<Record<string, string>>;
  /** Lower case; `null` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** What has to come of a request. */
export type Intent =
  /**
   * It keeps the document, so it has to be accepted; `isCertain: false` where a server may know more than the document says.
   * `pointer`: the part of the request that is special, such as `/body/name`.
   */
  | { readonly kind: 'valid'; readonly isCertain?: boolean; readonly pointer?: string }
  /** It breaks the document in one way, so it has to be refused with 4xx. `isCertain`: no server may take it otherwise. */
  | {
      readonly kind: 'invalid';
      readonly violation: Violation;
      /** The place of the constraint in the document. */
      readonly at: Reference;
      readonly isCertain: boolean;
    }
  | { readonly kind: 'unauthenticated' }
  /** What is wrong with the credentials, as a clause: `whose last character is another`. */
  | { readonly kind: 'wrong-credentials'; readonly flaw: string }
  | { readonly kind: 'missing-scope'; readonly scopes: readonly string[] }
  /** The path names what does not exist. */
  | { readonly kind: 'unknown-id'; readonly parameter: string }
  | { readonly kind: 'undeclared-method' }
  /** It takes a unique value that another record has; which one is worked out by the state model. */
  | { readonly kind: 'conflict'; readonly fields: readonly string[] }
  /** Nobody knows; whatever comes is only held against the document. */
  | { readonly kind: 'open' };
