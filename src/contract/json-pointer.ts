/** The tokens of a JSON pointer, unescaped (RFC 6901). */
export const tokensOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

export const toPointer = (tokens: readonly string[]): string =>
  tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The value at a JSON pointer, or undefined. */
export const valueAtPointer = (value: unknown, pointer: string): unknown => valueAt(value, tokensOf(pointer));

/** The value at a place, or undefined; what objects inherit is none of theirs. */
export function valueAt(value: unknown, tokens: readonly string[]): unknown {
  let found = value;
  for (const token of tokens) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, token)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[token];
  }
  return found;
}

/** JavaScript that takes the value at a JSON pointer out of another, for proofs: `?.["items"]?.["0"]`. */
export const toAccessor = (pointer: string): string => tokensOf(pointer).map(toStep).join('');

/** The same for one property. */
export const toStep = (property: string): string => `?.[${JSON.stringify(property)}]`;
