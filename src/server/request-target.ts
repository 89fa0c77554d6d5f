/**
 * The path and query that a request asks for. An absolute form (RFC 9112 section 3.2.2), as proxies are sent it, loses its
 * origin; `*` stays as it is.
 */
export function targetOf(url = '/'): string {
  if (url.startsWith('/') || !URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/** The path alone. */
export function pathOf(url?: string): string {
  const target = targetOf(url);
  const question = target.indexOf('?');
  return question < 0 ? target : target.slice(0, question);
}
