import type { CorsPolicy, Service, Settings } from './mock/index.js';
import type { Sandboxes } from './sandboxes/index.js';
import type { FixtureCredential } from './services/index.js';
import type { Clock, Fixture } from './state/index.js';

export interface MockOptions {
  /** What the mock of a document is called, as a segment of a path: the document's file name without its ending by default. */
  readonly name?: string;
  /** Same seed, same requests, same answers: ids, tokens and times. Random ids and the real time without it. */
  readonly seed?: string | number;
  /**
   * The state to start from: `empty`, `small` (as usual) or `large` (10,000 people), a file (with a separator in its path, where it is called
   * so), or that state itself.
   */
  readonly fixtures?: string | (Fixture & { readonly credentials?: readonly FixtureCredential[] });
  /**
   * Of a document without a service of its own: collection -> how many records it begins with, or one number for all. By default those of
   * the document's examples, or else three.
   */
  readonly counts?: number | Readonly<Record<string, number>>;
  /** `any`: any credential will do. `off`: requests without credentials act as the first ready-made one that fits, and nobody lacks a scope or role. */
  readonly auth?: 'strict' | 'any' | 'off';
  /** Origins that a browser may call from; any by default. */
  readonly cors?: CorsPolicy;
  /** Milliseconds before every answer. */
  readonly latency?: number;
  readonly settings?: Settings;
  /** Whether `$ref`s of the document may lead to http and https addresses, though never to private ones. */
  readonly allowRemoteRefs?: boolean;
  /** Who is told by the document's webhooks, in every sandbox: name of a webhook -> address. */
  readonly webhooks?: Readonly<Record<string, string | readonly string[]>>;
  /** The time; overrides what `seed` implies. */
  readonly clock?: Clock;
  /** Where its state lives, together with that of other mocks; sandboxes of its own, made on first use, by default. */
  readonly sandboxes?: Sandboxes;
  /** Told of handlers that throw and of answers that would have broken the document; prints to stderr by default. */
  readonly onError?: (error: Error) => void;
}

/** A service of your own: its behaviour, and the file of its document. */
export interface OwnService {
  readonly service: Service;
  readonly document: string;
}
