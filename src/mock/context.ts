import type { HttpRequest } from '../http/index.js';
import { toWindow, type Window } from '../resources/index.js';
import type { NamedSandbox, NewMessage, Trace } from '../sandboxes/index.js';
import type { Operation } from '../spec/index.js';
import type { Ids, Sandbox } from '../state/index.js';
import type { PathMatch, RequestValues } from '../validation/index.js';
import type { Endpoint } from './endpoint.js';
import type { Caller, Settings } from './service.js';
import { isFailure, type Transactions } from './transactions.js';

/** A sandbox with what its requests share. */
export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly transactions: Transactions;
  readonly state: never;
  readonly ids: Ids;
  readonly settings: Settings;
  /** Posts a message once the open transaction is kept; `operation` is what caused it. */
  readonly send: (message: NewMessage, operation?: string) => void;
}

interface Entered {
  readonly open: OpenSandbox;
  readonly sandbox: NamedSandbox;
  readonly match: PathMatch;
  readonly now: number;
  readonly trace: Trace;
}

const unread: RequestValues = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };

/** What authentication, authorisation and the handler of one request see; filled in as the pipeline gets to know it. */
export class RequestContext {
  readonly endpoint: Endpoint;
  readonly request: HttpRequest;
  readonly match: PathMatch;
  readonly now: number;
  /** What the journal is told. */
  readonly trace: Trace;
  caller: Caller | undefined = undefined;
  values: RequestValues = unread;
  private begun = 0;
  private succeeded = 0;
  private readonly open: OpenSandbox;
  private readonly sandbox: NamedSandbox;

  constructor(endpoint: Endpoint, request: HttpRequest, { open, sandbox, match, now, trace }: Entered) {
    this.endpoint = endpoint;
    this.request = request;
    this.match = match;
    this.now = now;
    this.trace = trace;
    this.open = open;
    this.sandbox = sandbox;
  }

  get operation(): Operation {
    return this.endpoint.operation;
  }
  get state(): never {
    return this.open.state;
  }
  get ids(): Ids {
    return this.open.ids;
  }
  get settings(): Settings {
    return this.open.settings;
  }
  get volatile(): Map<string, unknown> {
    return this.open.sandbox.volatile;
  }
  get time(): string {
    return new Date(this.now).toISOString();
  }
  get path(): never {
    return this.values.path as never;
  }
  get query(): never {
    return this.values.query as never;
  }
  get headers(): never {
    return this.values.headers as never;
  }
  get cookies(): never {
    return this.values.cookies as never;
  }
  get body(): never {
    return this.values.body as never;
  }
  get window(): Window {
    const { paging } = this.endpoint.resources;
    if (paging === undefined) throw new Error(`${this.operation.id} declares no paging (x-twinspec).`);
    return toWindow(paging, this.values.query);
  }

  /** The transactions of the sandbox; the pipeline's own is open while a handler runs. */
  get transactions(): Transactions {
    return this.open.transactions;
  }

  /** Getters like all the others, so that a handler may take them apart from the context. */
  get send() {
    return (message: NewMessage): void => this.open.send(message, this.operation.id);
  }

  get transaction() {
    return async <T>(change: () => T): Promise<T> => {
      const { transactions } = this.open;
      this.begun += 1;
      const run = (): T => transactions.run(change);
      const result = transactions.isOpen ? run() : await this.sandbox.run(run);
      if (!isFailure(result)) this.succeeded += 1;
      return result;
    };
  }

  /** Whether the handler has run transactions of its own, and all of them ended well. */
  get hasTransacted(): boolean {
    return this.begun > 0 && this.begun === this.succeeded;
  }
}
