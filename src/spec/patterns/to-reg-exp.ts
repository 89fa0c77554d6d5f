import { GuardedRegExp } from './guarded-reg-exp.js';
import { harmlessLength } from './harmless-length.js';

/**
 * A schema's `pattern` as we read it: with the `u` flag, as JSON Schema wants it, or else without, because many
 * documents escape what `u` does not let them escape (`[\w\-]`). `(?i)` at its beginning, as other languages have it, makes it
 * ignore case. Undefined where it is no regular expression. No text takes it long.
 */
export function toRegExp(pattern: string): RegExp | undefined {
  const unguarded = harmlessLength(pattern);
  const source = pattern.replace(/^\(\?i\)/, '');
  const flags = source === pattern ? '' : 'i';
  return tryRegExp(source, { flags: `u${flags}`, unguarded }) ?? tryRegExp(source, { flags, unguarded });
}

/** A format's regular expression, made safe against long texts. */
export function guardRegExp({ source, flags }: RegExp): RegExp {
  return new GuardedRegExp(source, flags, 1_000);
}

function tryRegExp(pattern: string, { flags, unguarded }: { flags: string; unguarded: number }): RegExp | undefined {
  try {
    const isHarmless = unguarded === Number.POSITIVE_INFINITY;
    const regExp = isHarmless ? new RegExp(pattern, flags) : new GuardedRegExp(pattern, flags, unguarded);
    // Whether one with large counts is too large shows when it is first used.
    if (/\{\d{3}/.test(pattern)) regExp.test('');
    return regExp;
  } catch {
    return undefined;
  }
}
