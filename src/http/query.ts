/** One `name=value` of a query or a form, the name decoded, the value both ways. */
export interface QueryPair {
  readonly name: string;
  /** Decoded; undefined when its percent-encoding is invalid. */
  readonly value: string | undefined;
  /** As sent: styles split at their delimiter before they decode. */
  readonly raw: string;
}

/** The pairs of a query string in order; a name whose encoding is invalid stays as it was sent. */
export function parseQuery(query: string): readonly QueryPair[] {
  if (query === '') return [];
  return query
    .split('&')
    .filter((part) => part !== '')
    .map(toPair);
}

function toPair(part: string): QueryPair {
  const equals = part.indexOf('=');
  const name = equals < 0 ? part : part.slice(0, equals);
  const raw = equals < 0 ? '' : part.slice(equals + 1);
  return { name: decodeQuery(name) ?? name, value: decodeQuery(raw), raw };
}

/** Percent-decoding of a query component, where `+` stands for a space; undefined when it is invalid. */
export function decodeQuery(text: string): string | undefined {
  return decodeComponent(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/** Percent-decoding, once; undefined when it is invalid. */
export function decodeComponent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
