/** What goes through Prism to the mock of one API. */
export interface Traffic {
  readonly api: string;
  readonly settings?: Readonly<Record<string, number>>;
  /** The status of a body that breaks its schema. */
  readonly malformed: number;
  /** Credentials of the right form that nobody has. */
  readonly unknownCredential: string;
  /** The credential without any role or scope that can be required, and the answer to it. */
  readonly lacking?: { readonly as: string; readonly status: number };
  /** Answers to an unknown value in the path that are not 404, by operation and parameter. */
  readonly unknown?: Readonly<Record<string, number>>;
  readonly exchanges: readonly Exchange[];
  readonly explanations: readonly Explanation[];
  /** Documented client errors that no request provokes, by operation. */
  readonly unprovoked: Readonly<Record<string, readonly number[]>>;
}

/** A request, and the answer that it has to get from a fresh mock. */
export interface Exchange extends Ask {
  readonly because: string;
  readonly status: number;
  /** The request itself breaks the document, which Prism has to notice as well. */
  readonly broken?: true;
  /** Goes past Prism, which never answers a body that it cannot parse. */
  readonly straight?: true;
  /** What happens before; each has to succeed. */
  readonly after?: readonly Ask[];
}

/** A request. Whatever it does not say is taken from the document's examples. */
export interface Ask {
  readonly operation: string;
  /** Role of a credential of the fixture, or null for none; the first that fits by default. */
  readonly as?: string | null;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent in place of a JSON body; null for no body. */
  readonly text?: string | null;
  /** Completes the request with what the one before has answered. */
  readonly using?: (before: Answer) => Partial<Ask>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Where Prism and the mock differ, and why the mock is right. */
export interface Explanation {
  readonly operations: readonly string[] | 'any';
  readonly status: number;
  readonly says: string;
  readonly because: string;
}

/** The value of a property, however deep, of what was answered. */
export const valueAt = ({ body }: Answer, ...path: readonly string[]): string =>
  String(path.reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>>)[name], body));
