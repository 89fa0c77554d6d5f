export interface StoredSandbox {
  readonly createdAt: number;
  readonly expiresAfter: number | null;
  readonly origin: string | null;
}

export interface StoredSnapshot {
  readonly sandbox: string;
  readonly createdAt: number;
  readonly origin: string;
}

/** What a part has become on top of a base. */
export interface StoredPart {
  readonly base: string;
  readonly version: number;
  readonly counters: Readonly<Record<string, number>>;
}

export interface Stored<Value> {
  readonly key: readonly string[];
  readonly value: Value;
}
