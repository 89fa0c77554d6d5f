import type { Credential, HttpRequest, Problem, TextStream, Violation } from '../http/index.js';
import type { Window } from '../resources/index.js';
import type { NewMessage } from '../sandboxes/index.js';
import type { Operation } from '../spec/index.js';
import type { Collection, CollectionDefinition, ConstraintViolation, Ids, StoredRecord } from '../state/index.js';
import type {
  AnyOperation,
  BodyOf,
  CookiesOf,
  HeadersOf,
  OperationShape,
  PathOf,
  QueryOf,
  ReplyOf,
} from './operation-types.js';

/** Settings of a service by name: its defaults, overridden by the user's. */
export type Settings = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Who sent a request, as far as its credential tells. */
export interface Caller {
  /** What identifies the caller in this API: a user's id, an e-mail. */
  readonly id: string;
  /** Scopes and roles that hold everywhere; roles that depend on the request are the service's `isGranted`. */
  readonly scopes: ReadonlySet<string>;
  /** The record of the credential itself. */
  readonly credential?: StoredRecord | undefined;
}

/** The collections of a service by name. */
export type State<S> = { readonly [Name in keyof S]: Collection<S[Name] & object> };

/** What a service sees of the mock while it answers: its state, the time, and where new ids come from. */
export interface Surroundings<S = unknown> {
  readonly state: State<S>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The same as an ISO 8601 date-time in UTC. */
  readonly time: string;
  readonly ids: Ids;
  readonly settings: Settings;
  /** Bookkeeping that reads cause, such as `last_used_at`; no part of transactions. */
  readonly volatile: Map<string, unknown>;
  /** Leaves a mail or another message in the outbox of the sandbox; it goes nowhere, and is dropped with the transaction. */
  readonly send: (message: NewMessage) => void;
}

/** What a handler gets: the request decoded, checked and typed, and its surroundings. */
export interface Context<Op extends OperationShape = OperationShape, S = unknown> extends Surroundings<S> {
  readonly operation: Operation;
  readonly request: HttpRequest;
  readonly path: PathOf<Op>;
  readonly query: QueryOf<Op>;
  readonly headers: HeadersOf<Op>;
  readonly cookies: CookiesOf<Op>;
  readonly body: BodyOf<Op>;
  /** Undefined only where the document asks for no credential and none was sent. */
  readonly caller: Caller | undefined;
  /** The part of the list that is asked for, where the document declares paging. */
  readonly window: Window;
  /**
   * For handlers that do I/O: runs synchronous changes as one transaction, kept when it resolves with what `change` returns. They are
   * run again where another process that shares the state was faster.
   */
  transaction<T>(change: () => T): Promise<T>;
}

/** A handler's answer: the pipeline finds the content type in the document. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** Instead of a body; it is sent as it comes, whatever the document says of it. */
  readonly stream?: TextStream | undefined;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Answers one operation. Its changes are kept when it answers with a status below 400 and dropped otherwise.
 * Bundled handlers are synchronous; a user's may be asynchronous and then writes inside `context.transaction`.
 */
export type Handler<Op extends OperationShape, S> = (context: Context<Op, S>) => ReplyOf<Op> | Problem;

/** A handler of a user, who may type it by an operation and records of theirs. */
export type UserHandler<Op extends OperationShape = AnyOperation, S = Readonly<Record<string, StoredRecord>>> = (
  context: Context<Op, S>,
) => Reply | Problem | Promise<Reply | Problem>;

/** A handler whose operation is not known at compile time. */
export type AnyHandler = UserHandler<never, never>;

/** Whether a request is refused, for operations that are not known at compile time. */
export type AnyGuard = (context: Context<never, never>) => Problem | undefined;

/** A problem as an API writes it. */
export interface WrittenProblem {
  readonly contentType: string;
  /** Undefined for none, where nothing fits the document. */
  readonly body: unknown;
  /** When the API answers this kind of problem with a status of its own. */
  readonly status?: number;
}

/** A request of the control plane that makes happen what happens outside of the API, such as answering an invitation. */
export interface Control<S = never> {
  readonly method: 'GET' | 'POST';
  /** Below `/_twinspec/<service>`, with `{parameters}`. */
  readonly path: string;
  readonly summary: string;
  readonly handle: (context: ControlContext<S>) => Reply | Problem;
}

export interface ControlContext<S> extends Surroundings<S> {
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What authorisation looks at: the request is decoded and checked by then. */
export interface Demand<S = never> extends Surroundings<S> {
  readonly caller: Caller;
  readonly path: Readonly<Record<string, unknown>>;
}

/** What one documented API really does. */
export interface Service {
  readonly id: string;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** The caller of a credential; a problem, or undefined for one that is unknown. */
  readonly authenticate?: (credential: Credential, surroundings: Surroundings<never>) => Caller | undefined;
  /** Whether the caller has a scope or role that a security requirement names; by default, whether it is in `caller.scopes`. */
  readonly isGranted?: (scope: string, demand: Demand) => boolean;
  /** Refuses a request whatever it asks, such as by a rate limit. */
  readonly admit?: (operation: Operation, surroundings: Surroundings<never>) => Problem | undefined;
  /** How this API writes a problem; RFC 9457 by default. */
  readonly writeProblem?: (problem: Problem, operation: Operation | undefined) => WrittenProblem;
  /** A constraint of the state that a handler ran into; by default a conflict, or an invalid request for an unknown reference. */
  readonly onConstraint?: (violation: ConstraintViolation) => Problem;
  /** Refuses what no handler answers, but an example: something that its path is inside of is not there. */
  readonly missing?: AnyGuard;
  /** How a request is refused that breaks the document; by default 422 or 400, whichever the operation declares. */
  readonly onInvalid?: (operation: Operation, violations: readonly Violation[]) => Problem;
  /** What the state holds; by default the collections that the document's `x-twinspec` declares. */
  readonly collections?: readonly CollectionDefinition[];
  /** Whether an Accept header that nothing matches is a 406 (the default) or is passed over. */
  readonly notAcceptable?: 'refuse' | 'ignore';
  readonly settings?: Settings;
  readonly controls?: readonly Control[];
}

/** A service whose handlers are typed by the generated `operations` of its document (`Ops`) and by its records (`S`). */
export interface ServiceDefinition<Ops, S>
  extends Omit<Service, 'handlers' | 'authenticate' | 'isGranted' | 'admit' | 'controls'> {
  readonly handlers: { readonly [Id in keyof Ops]: Ops[Id] extends OperationShape ? Handler<Ops[Id], S> : never };
  readonly authenticate?: (credential: Credential, surroundings: Surroundings<S>) => Caller | undefined;
  readonly isGranted?: (scope: string, demand: Demand<S>) => boolean;
  readonly admit?: (operation: Operation, surroundings: Surroundings<S>) => Problem | undefined;
  readonly controls?: readonly Control<S>[];
}

/** Declares a service; a missing handler is a compile error. */
export function defineService<Ops, S>(definition: ServiceDefinition<Ops, S>): Service {
  return definition;
}
