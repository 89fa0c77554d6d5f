/**
 * A schema's `pattern` as we read it: with the `u` flag, as JSON Schema wants it, or else without, because many
 * documents escape what `u` does not let them escape (`[\w\-]`). Undefined where it is neither.
 */
export function toRegExp(pattern: string): RegExp | undefined {
  return tryRegExp(pattern, 'u') ?? tryRegExp(pattern, '');
}

function tryRegExp(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
