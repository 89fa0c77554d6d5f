import type { TextStream } from '../http/index.js';

/** Types of an operation's messages, taken from an entry of the `operations` type that openapi-typescript writes. */

interface Parameters {
  readonly path?: unknown;
  readonly query?: unknown;
  readonly header?: unknown;
  readonly cookie?: unknown;
}

/** The shape of one entry of a generated `operations` type. */
export interface OperationShape {
  readonly parameters: Parameters;
  readonly requestBody?: unknown;
  readonly responses: object;
}

/** An operation that nothing is known of at compile time. */
export interface AnyOperation {
  readonly parameters: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly header: Readonly<Record<string, unknown>>;
    readonly cookie: Readonly<Record<string, unknown>>;
  };
  readonly requestBody: { readonly content: { readonly '*/*': unknown } };
  readonly responses: object;
}

type Defined<T> = [T] extends [undefined] ? Record<string, never> : NonNullable<T>;

export type PathOf<Op extends OperationShape> = Defined<Op['parameters']['path']>;
export type QueryOf<Op extends OperationShape> = Defined<Op['parameters']['query']>;
export type HeadersOf<Op extends OperationShape> = Defined<Op['parameters']['header']>;
export type CookiesOf<Op extends OperationShape> = Defined<Op['parameters']['cookie']>;

/** Undefined is a body that may be left out. */
export type BodyOf<Op extends OperationShape> =
  NonNullable<Op['requestBody']> extends { readonly content: infer Content }
    ? Content[keyof Content] | (undefined extends Op['requestBody'] ? undefined : never)
    : undefined;

/** One reply for each status that the document declares by number. */
export type ReplyOf<Op extends OperationShape> = {
  [Status in keyof Op['responses'] & number]: ReplyWith<Status, Op['responses'][Status]>;
}[keyof Op['responses'] & number];

interface ReplyHead<Status> {
  readonly status: Status;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

type ReplyWith<Status, Response> = Response extends { readonly content: infer Content }
  ? ReplyHead<Status> & ({ readonly body: Content[keyof Content] } | StreamOf<Content>)
  : ReplyHead<Status> & { readonly body?: undefined };

/** Events may come as they happen. */
type StreamOf<Content> = 'text/event-stream' extends keyof Content ? { readonly stream: TextStream } : never;
