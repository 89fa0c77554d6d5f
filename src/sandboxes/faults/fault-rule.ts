/** Which requests of a sandbox are in for trouble, how often, how long, and for which. */
export interface FaultRule {
  readonly id: string;
  /** Any request to an operation, where nothing is said. */
  readonly match?: Match;
  /** The share of them that it strikes: from 0 to 1. */
  readonly rate: number;
  /** For how many more of them it is there; for all without it. */
  readonly next?: number;
  /** A brown-out: the rate rises from nothing and falls back to it within this time, and then the rule is over. */
  readonly over?: { readonly seconds: number };
  readonly fault: Fault;
  /** Milliseconds since 1970, by the clock of the sandbox. */
  readonly startedAt: number;
  /** How far a rate limit is used up. */
  readonly window?: Window;
}

/** All that is said has to hold. */
export interface Match {
  readonly service?: string;
  /** The operationId. */
  readonly operation?: string;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE';
}

/** What a request asks for. */
export interface Asked {
  readonly service: string;
  readonly operation: string;
  readonly method: string;
}

export interface Window {
  /** Milliseconds since 1970, by the clock of the sandbox. */
  readonly startedAt: number;
  readonly used: number;
}

export type Fault = SingleFault | RateLimit | Mix;

/** A fault that knows nothing of the requests before. */
export type SingleFault = Status | Latency | Dribbling | Reset | Truncation | Corruption;

/** An answer instead of the handler's. */
export interface Status {
  readonly kind: 'status';
  /** From 400 to 599. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Latency {
  readonly kind: 'latency';
  readonly delay: Delay;
}

/** How long a wait is: always the same, anything between two, or lognormal, as waits in networks are. Milliseconds. */
export type Delay =
  | { readonly milliseconds: number }
  | { readonly least: number; readonly most: number }
  | { readonly median: number; readonly sigma: number };

/** The body comes in pieces. */
export interface Dribbling {
  readonly kind: 'dribble';
  readonly chunks: number;
  readonly milliseconds: number;
}

/** The connection is reset: before anything is done, or after, so that only the answer is lost. */
export interface Reset {
  readonly kind: 'reset';
  readonly after?: boolean;
}

/** The body ends early, and so does the connection. */
export interface Truncation {
  readonly kind: 'truncate';
  /** Of the body that still arrives. */
  readonly fraction: number;
}

/** Bytes of the body are wrong. */
export interface Corruption {
  readonly kind: 'corrupt';
  readonly bytes: number;
}

/** So many requests in so much time, and no more. */
export interface RateLimit {
  readonly kind: 'rate-limit';
  readonly requests: number;
  readonly seconds: number;
}

/** One of them, each as likely as any other. */
export interface Mix {
  readonly kind: 'mix';
  readonly faults: SingleFault[];
}
