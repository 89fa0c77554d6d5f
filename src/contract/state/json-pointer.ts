/** The value at a JSON pointer (RFC 6901), or undefined. */
export function valueAtPointer(value: unknown, pointer: string): unknown {
  let found = value;
  for (const token of tokensOf(pointer)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, token)) return undefined;
    found = (found as Record<string, unknown>)[token];
  }
  return found;
}

/** `?.["items"]?.["0"]`: the same as JavaScript, for proofs. */
export const toAccessor = (pointer: string): string =>
  tokensOf(pointer)
    .map((token) => `?.[${JSON.stringify(token)}]`)
    .join('');

const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
