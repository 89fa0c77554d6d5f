import type { Operation, SecurityScheme, Spec } from '../spec/index.js';
import type { Identity } from './settings.js';

/** Where the credentials of a request stand. */
export interface WrittenCredentials {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** `name=value`, encoded. */
  readonly query: readonly string[];
  readonly cookies: readonly string[];
}

type Holder = Pick<Identity, 'credentials' | 'scopes'>;

/** Writes what the operation asks for of a holder's credentials; nothing where they lack some of it. */
export const writeCredentials = (spec: Spec, operation: Operation, holder: Holder): WrittenCredentials =>
  write(spec, Object.keys(chooseAlternative(spec, operation, holder) ?? {}), holder.credentials);

/** Writes credentials that belong to nobody, all of them, whatever the operation asks for. */
export const writeGivenCredentials = (spec: Spec, credentials: Holder['credentials']): WrittenCredentials =>
  write(spec, Object.keys(credentials), credentials);

function write(spec: Spec, schemes: readonly string[], credentials: Holder['credentials']): WrittenCredentials {
  const parts = schemes.map((name) => writeOne(spec.securitySchemes[name], credentials[name]));
  return {
    headers: Object.assign({}, ...parts.map(({ headers }) => headers)) as Record<string, string>,
    query: parts.flatMap(({ query = [] }) => query),
    cookies: parts.flatMap(({ cookies = [] }) => cookies),
  };
}

/**
 * The first alternative of the operation's security that a holder has all schemes of, one whose scopes they have before
 * others; undefined where they can use none.
 */
export function chooseAlternative(
  spec: Spec,
  { security }: Operation,
  { credentials, scopes }: Holder,
): Readonly<Record<string, readonly string[]>> | undefined {
  const hasScheme = (name: string): boolean =>
    credentials[name] !== undefined || spec.securitySchemes[name]?.type === 'mutualTLS';
  const hasScopes = (wanted: readonly string[]): boolean =>
    scopes === undefined || wanted.every((scope) => scopes.includes(scope));

  const usable = security.filter((alternative) => {
    const names = Object.keys(alternative);
    return names.length > 0 && names.every(hasScheme);
  });
  return usable.find((alternative) => Object.values(alternative).every(hasScopes)) ?? usable[0];
}

/** The certificate of mutual TLS belongs to the connection: nothing of it stands in the request. */
function writeOne(scheme: SecurityScheme | undefined, value: string | undefined): Partial<WrittenCredentials> {
  if (scheme === undefined || value === undefined || scheme.type === 'mutualTLS') return {};
  if (scheme.type === 'apiKey') return writeApiKey(scheme, value);
  return { headers: { authorization: toAuthorization(scheme.type === 'http' ? scheme.scheme : 'bearer', value) } };
}

function writeApiKey(
  { in: place, name }: Extract<SecurityScheme, { type: 'apiKey' }>,
  value: string,
): Partial<WrittenCredentials> {
  if (place === 'header') return { headers: { [name.toLowerCase()]: value } };
  if (place === 'query') return { query: [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`] };
  return { cookies: [`${name}=${toCookieValue(value)}`] };
}

function toAuthorization(scheme: string, value: string): string {
  switch (scheme.toLowerCase()) {
    case 'basic':
      return `Basic ${Buffer.from(value).toString('base64')}`;
    case 'bearer':
      return `Bearer ${value}`;
    default:
      return `${scheme} ${value}`;
  }
}

/** RFC 6265 section 4.1.1; not every server decodes, so what may stand in a cookie stays as it is. */
const toCookieValue = (value: string): string =>
  /^[!#$&-+\x2d-:<-[\]-~]*$/.test(value) ? value : encodeURIComponent(value);
