import type { Exchange } from './exchange.js';

/** What has been counted of an operation of a mock. */
export interface OperationTally {
  /** Of answers by the first digit of their status; 0 for those that never came. */
  readonly statuses: readonly number[];
  /** In seconds. */
  readonly duration: { readonly sum: number; readonly count: number; readonly buckets: readonly number[] };
}

/** What has been counted of a mock. */
export interface ServiceTally {
  /** By operationId; `''`: no operation was found. */
  readonly operations: ReadonlyMap<string, OperationTally>;
  /** Requests that a fault has struck. */
  readonly struck: number;
  /** Answers of the mock that would have broken its document. */
  readonly untrue: number;
}

/** Upper ends of the buckets that durations are counted in, in seconds; there is one more for all above. */
export const durationBounds = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25, 1, 5] as const;

/** Counts exchanges. It is always on, so it does no more for each than to add. */
export class Tally {
  readonly #services = new Map<string, CountedService>();

  get services(): ReadonlyMap<string, ServiceTally> {
    return this.#services;
  }

  count({ service, operation = '', response, milliseconds, isStruck }: Omit<Exchange, 'id'>): void {
    const counted = this.#of(service);
    if (isStruck) counted.struck += 1;
    let ofOperation = counted.operations.get(operation);
    if (ofOperation === undefined) {
      ofOperation = { statuses: [0, 0, 0, 0, 0, 0], duration: { sum: 0, count: 0, buckets: noDurations() } };
      counted.operations.set(operation, ofOperation);
    }
    add(ofOperation.statuses, Math.floor(response.status / 100));
    const { duration } = ofOperation;
    duration.sum += milliseconds / 1_000;
    duration.count += 1;
    add(duration.buckets, bucketOf(milliseconds / 1_000));
  }

  countUntrue(service: string): void {
    this.#of(service).untrue += 1;
  }

  #of(service: string): CountedService {
    const known = this.#services.get(service);
    if (known !== undefined) return known;
    const counted: CountedService = { operations: new Map(), struck: 0, untrue: 0 };
    this.#services.set(service, counted);
    return counted;
  }
}

interface CountedService {
  readonly operations: Map<string, CountedOperation>;
  struck: number;
  untrue: number;
}

interface CountedOperation {
  readonly statuses: number[];
  readonly duration: { sum: number; count: number; readonly buckets: number[] };
}

const noDurations = (): number[] => [0, ...durationBounds.map(() => 0)];

const add = (counts: number[], index: number): void => {
  counts[index] = (counts[index] ?? 0) + 1;
};

function bucketOf(seconds: number): number {
  let index = 0;
  for (const bound of durationBounds) {
    if (seconds <= bound) return index;
    index += 1;
  }
  return index;
}
