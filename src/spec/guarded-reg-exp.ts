import { type Context, createContext, Script } from 'node:vm';

/** How long a text may be looked at, and again where that was not enough: on a busy machine, 50 ms may be spent waiting. */
const limits = [50, 200];

const script = new Script('match()');

/**
 * A regular expression that gives up: a text on which it is stuck does not match, and neither do later ones that are half
 * as long or longer. Documents come from anybody, and `^(a+)+$` takes years for a few dozen characters.
 */
export class GuardedRegExp extends RegExp {
  readonly #unguarded: number;
  #context: (Context & { match?: () => RegExpExecArray | null }) | undefined;
  #hopeless = Number.POSITIVE_INFINITY;

  /** Texts up to the length `unguarded` are matched without a guard, which costs 0.1 ms. */
  constructor(pattern: string, flags: string, unguarded: number) {
    super(pattern, flags);
    this.#unguarded = unguarded;
  }

  override exec(text: string): RegExpExecArray | null {
    if (text.length <= this.#unguarded) return super.exec(text);
    if (text.length >= this.#hopeless) return null;
    this.#context ??= createContext({});
    this.#context.match = () => super.exec(text);
    for (const timeout of limits) {
      const found = matchIn(this.#context, timeout);
      if (found !== stuck) return found;
    }
    this.#hopeless = Math.max(this.#unguarded + 1, Math.floor(text.length / 2));
    return null;
  }
}

const stuck = Symbol('stuck');

function matchIn(context: Context, timeout: number): RegExpExecArray | null | typeof stuck {
  try {
    return script.runInContext(context, { timeout }) as RegExpExecArray | null;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return stuck;
  }
}

/** The error comes from the other context: it is no `Error` of ours. */
const isTimeout = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
