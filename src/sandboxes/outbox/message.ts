import type { Violation } from '../../http/index.js';

/** What the service of an API says that it sends. */
export interface NewMessage {
  /** `mail`, `sms`, or whatever else the API sends. */
  readonly kind: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  /** What the reader can do: a name, and the path of the service's control that does it (`/invitations/1/accept`). */
  readonly links?: Readonly<Record<string, string>>;
}

/** What an API has sent, as far as the outside world is concerned. */
export interface Message extends Omit<NewMessage, 'text'> {
  readonly id: string;
  readonly service: string;
  /** The operationId of the request that caused it; undefined where a control did. */
  readonly operation?: string;
  readonly text?: string;
  /** Of a webhook or callback. */
  readonly request?: SentRequest;
  /** What becomes of it, where it is to be delivered. */
  readonly delivery?: Delivery;
  /** Milliseconds since 1970, by the clock of the sandbox. */
  readonly sentAt: number;
}

/** A request as it is sent, but for what signs it. */
export interface SentRequest {
  /** The name of the webhook or callback. */
  readonly webhook: string;
  /** In capitals. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Where the body breaks the document; such a request is not delivered. */
  readonly violations?: readonly Violation[];
}

export interface Delivery {
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: readonly Attempt[];
  /** When it is tried next, in milliseconds since 1970, in real time. */
  readonly nextAt?: number;
}

export interface Attempt {
  /** Milliseconds since 1970, in real time. */
  readonly at: number;
  readonly status?: number;
  /** Why there was no answer. */
  readonly error?: string;
}
