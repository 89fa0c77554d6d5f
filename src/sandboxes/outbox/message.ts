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

/** What an API has sent, as far as the outside world is concerned: nobody gets it. */
export interface Message extends NewMessage {
  readonly id: string;
  readonly service: string;
  /** The operationId of the request that caused it; undefined where a control did. */
  readonly operation?: string;
  /** Milliseconds since 1970, by the clock of the sandbox. */
  readonly sentAt: number;
}
