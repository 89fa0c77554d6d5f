import { setTimeout as wait } from 'node:timers/promises';
import type { NamedSandbox } from '../named-sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { SandboxCopy } from './sandbox-copy.js';

type Work<T> = (sandbox: NamedSandbox) => T | Promise<T>;

interface Job {
  readonly work: Work<unknown>;
  /** Makes the sandbox where there is none; it may only refuse. */
  readonly create: () => Promise<void>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What came of a job. */
interface Outcome {
  readonly tell: () => void;
  /** Whether it cannot be run again. */
  readonly isFinal: boolean;
}

/** How many jobs share the way to the store and back. */
const mostTogether = 100;
/** How long it is tried to change what others change all the time, in milliseconds. */
const patience = 5_000;

/**
 * Jobs on one sandbox wait for their turn, and those that have come by then share it: the copy catches up with the store, they run one after
 * the other, and what they changed is appended in one step. Where another process was faster it is undone, and they run again.
 */
export class Turns {
  readonly #copy: SandboxCopy;
  readonly #waiting: Job[] = [];
  #isBusy = false;
  /** When somebody was here the last time, in milliseconds since 1970. */
  usedAt = 0;

  constructor(copy: SandboxCopy) {
    this.#copy = copy;
  }

  /** Lets go of the copy. */
  drop(): void {
    this.#copy.drop();
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isEmpty(): boolean {
    return this.#copy.isEmpty;
  }

  /** @throws SandboxError where there is no such sandbox, the store is away, or others were faster again and again. */
  run<T>(work: Work<T>, create: () => Promise<void>): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ work, create, resolve, reject });
      if (!this.#isBusy) void this.#serveAll();
    }) as Promise<T>;
  }

  async #serveAll(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const jobs = this.#waiting.splice(0, mostTogether);
      try {
        await this.#serve(jobs);
      } catch (error) {
        for (const { reject } of jobs) reject(error);
      }
    }
    this.#isBusy = false;
  }

  async #serve(jobs: readonly Job[]): Promise<void> {
    const final = new Map<Job, Outcome>();
    const deadline = performance.now() + patience;
    let present = jobs;
    for (let attempt = 0; performance.now() < deadline; attempt++) {
      if (attempt > 2) await wait(Math.random() * 2 ** Math.min(attempt, 7));
      const sandbox = await this.#copy.catchUp();
      if (sandbox === undefined) {
        present = await createFor(present);
        if (present.length === 0) return;
        continue;
      }
      const undo = sandbox.checkpoint();
      const outcomes = present.map((job) => {
        const outcome = final.get(job) ?? perform(job, sandbox);
        if (outcome.isFinal) final.set(job, outcome);
        return outcome;
      });
      if (await this.#append(undo)) {
        for (const { tell } of outcomes) tell();
        return;
      }
    }
    throw new SandboxError('unavailable', 'Others change this sandbox all the time; try again.');
  }

  async #append(undo: () => void): Promise<boolean> {
    try {
      const isDone = await this.#copy.append();
      if (!isDone) undo();
      return isDone;
    } catch (error) {
      undo();
      this.#copy.distrust();
      throw error;
    }
  }
}

/** Those of the jobs that go on with a sandbox that there was none of. */
async function createFor(jobs: readonly Job[]): Promise<readonly Job[]> {
  const present: Job[] = [];
  for (const job of jobs) {
    try {
      await job.create();
      present.push(job);
    } catch (error) {
      job.reject(error);
    }
  }
  return present;
}

function perform({ work, resolve, reject }: Job, sandbox: NamedSandbox): Outcome {
  try {
    const value = work(sandbox);
    // Where the store goes away meanwhile, nobody is told what became of it.
    if (value instanceof Promise) value.catch(() => undefined);
    return { tell: () => resolve(value), isFinal: value instanceof Promise };
  } catch (error) {
    return { tell: () => reject(error), isFinal: false };
  }
}
