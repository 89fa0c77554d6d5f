import { TargetError } from './target-error.js';

export interface BaseUrl {
  /** Scheme, host and port. */
  readonly origin: string;
  /** What stands before every path; no slash at the end, empty for none. */
  readonly path: string;
  /** Origin and path. */
  readonly name: string;
}

/** @throws TargetError where it is no http or https URL, or has credentials, a query or a fragment. */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TargetError('unusable', `${quote(text)} is no base URL. Give one such as http://localhost:3000/api.`);
  }
  if (url.username !== '' || url.password !== '') {
    const where = `${url.protocol}//${url.host}${url.pathname}`;
    throw new TargetError('unusable', `The base URL ${where} holds credentials. Give them apart from the URL.`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TargetError('unusable', `A base URL has no query and no fragment; give ${url.origin}${url.pathname}.`);
  }
  const path = url.pathname.replace(/\/+$/, '');
  return { origin: url.origin, path, name: `${url.origin}${path}` };
}

/** Something that is no URL may still hold a password. */
const quote = (text: string): string => `'${text.replace(/\/\/[^/]*@/, '//***@')}'`;
