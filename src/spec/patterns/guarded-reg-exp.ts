import { type Context, createContext, Script } from 'node:vm';
import { type LinearTest, toLinearTest } from './linear-test.js';

/** How long a text may be looked at, in milliseconds of which all may be spent waiting on a busy machine. */
const limits = [50, 100, 200, 400, 800];

/** Milliseconds of computing after which nothing more is expected. */
const enough = 90;

/** Of this thread where Node can tell (22.19, 23.9), or else of the process. */
const cpuUsage = (before?: NodeJS.CpuUsage): NodeJS.CpuUsage =>
  (process as NodeJS.Process & { threadCpuUsage?: typeof cpuUsage }).threadCpuUsage?.(before) ??
  process.cpuUsage(before);

const script = new Script('match()');

/**
 * A regular expression that no text keeps busy. `test` does without backtracking where that is possible. Otherwise it gives
 * up: a text on which it is stuck does not match, and neither do later ones that are half as long or longer. Documents come
 * from anybody, and `^(a+)+$` takes years for a few dozen characters.
 */
export class GuardedRegExp extends RegExp {
  readonly #unguarded: number;
  #linear: LinearTest | undefined;
  #context: (Context & { match?: () => RegExpExecArray | null }) | undefined;
  #hopeless = Number.POSITIVE_INFINITY;

  /** Texts up to the length `unguarded` are matched without a guard. */
  constructor(pattern: string, flags: string, unguarded: number) {
    super(pattern, flags);
    this.#unguarded = unguarded;
  }

  override test(text: string): boolean {
    if (text.length <= this.#unguarded) return super.test(text);
    this.#linear ??= toLinearTest(this) ?? (() => undefined);
    return this.#linear(text) ?? super.test(text);
  }

  /** The guard costs 0.2 ms. */
  override exec(text: string): RegExpExecArray | null {
    if (text.length <= this.#unguarded) return super.exec(text);
    if (text.length >= this.#hopeless) return null;
    this.#context ??= createContext({});
    this.#context.match = () => super.exec(text);
    const found = matchIn(this.#context);
    if (found !== stuck) return found;
    this.#hopeless = Math.max(this.#unguarded + 1, Math.floor(text.length / 2));
    return null;
  }
}

const stuck = Symbol('stuck');

/** The guard's clock is the wall's: where the process has hardly run meanwhile, it is tried again with more time. */
function matchIn(context: Context): RegExpExecArray | null | typeof stuck {
  for (const timeout of limits) {
    const before = cpuUsage();
    try {
      return script.runInContext(context, { timeout }) as RegExpExecArray | null;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      const { user, system } = cpuUsage(before);
      if ((user + system) / 1000 >= enough) return stuck;
    }
  }
  return stuck;
}

/** The error comes from the other context: it is no `Error` of ours. */
const isTimeout = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
