import type { Operation, SecurityScheme, Spec } from '../spec/index.js';
import type { Identity } from './settings.js';

/** Credentials that have to be refused. */
export interface WrongCredentials {
  /** A clause that goes on after `credentials`: `whose last character is another`. */
  readonly flaw: string;
  /** Scheme -> value. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Sent as they are, lower-case names, where no value of a scheme writes them. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Origin {
  readonly spec: Spec;
  readonly operation: Operation;
  readonly caller: Identity;
  /** Schemes that the caller's credentials are sent for. */
  readonly schemes: readonly string[];
  readonly others: readonly Identity[];
}

interface Flawed {
  readonly flaw: string;
  readonly value: string;
}

/** Wrong credentials made of right ones: each scheme in turn, the others left as they are. */
export function wrongCredentialsFrom(origin: Origin): readonly WrongCredentials[] {
  const { caller, schemes } = origin;
  const right = Object.fromEntries(schemes.map((name) => [name, caller.credentials[name] ?? '']));
  const known = new Set(origin.others.flatMap(({ credentials }) => Object.values(credentials)));

  return schemes.flatMap((name) => {
    const value = right[name] ?? '';
    const made = [...variantsOf(value), ...mixturesOf(value, name, origin)].filter((one) => !known.has(one.value));
    const foreign = valuesOfOtherSchemes(value, origin);
    return [
      ...[...foreign, ...made].map((one) => ({ flaw: one.flaw, credentials: { ...right, [name]: one.value } })),
      ...otherNotations(value, { scheme: origin.spec.securitySchemes[name], right }),
    ];
  });
}

function variantsOf(value: string): readonly Flawed[] {
  const { before, secret } = partsOf(value);
  const inSecret = (changed: string): string => `${before}${changed}`;
  const variants: readonly Flawed[] = [
    { flaw: 'of the right form that nobody has', value: inSecret(anotherOf(secret)) },
    ...(isEncoded(secret) ? [] : [lastChanged(before, secret)]),
    {
      flaw: 'with another character in the middle',
      value: inSecret(changedAt(secret, Math.ceil(secret.length * 0.75))),
    },
    { flaw: 'whose last four characters are missing', value: inSecret(secret.slice(0, -4)) },
    ...(isHexadecimal(secret) ? [] : [{ flaw: 'in the other case', value: inSecret(swapCase(secret)) }]),
    { flaw: 'with a character too many', value: `${value}x` },
    { flaw: 'whose first character is another', value: inSecret(changedAt(secret, 0)) },
  ];
  return variants.filter((variant) => variant.value !== value && variant.value !== before);
}

const lastChanged = (before: string, secret: string): Flawed => ({
  flaw: 'whose last character is another',
  value: `${before}${changedAt(secret, secret.length - 1)}`,
});

/** The last bits of base64 need not mean anything, as in the signature of a JWT. */
const isEncoded = (secret: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(secret) || /[=/+]/.test(secret);

/** Whoever decodes hexadecimal digits takes them in both cases. */
const isHexadecimal = (secret: string): boolean => /^[0-9a-f-]+$/i.test(secret);

const changedAt = (text: string, index: number): string =>
  text.slice(0, index) + another(text.charAt(index)) + text.slice(index + 1);

/** Of `email:token` and `user:password` the part before the last colon, and the secret. */
function partsOf(value: string): { readonly before: string; readonly secret: string } {
  const end = value.lastIndexOf(':') + 1;
  return { before: value.slice(0, end), secret: value.slice(end) };
}

/** A right secret with somebody else's name. */
function mixturesOf(value: string, scheme: string, { others }: Origin): readonly Flawed[] {
  const { before, secret } = partsOf(value);
  if (before === '') return [];
  const owner = before.slice(0, -1);
  const [local, domain] = owner.split('@');
  const stranger = domain === undefined ? anotherOf(owner) : `${anotherOf(local ?? 'somebody')}@${domain}`;
  const neighbours = others
    .map(({ credentials }) => partsOf(credentials[scheme] ?? '').before)
    .filter((other) => other !== '' && other !== before);
  return [
    { flaw: 'with the name of nobody', value: `${stranger}:${secret}` },
    ...neighbours.slice(0, 1).map((other) => ({ flaw: 'with the name of somebody else', value: `${other}${secret}` })),
    { flaw: 'without a name', value: secret },
  ];
}

/** What is good for other schemes of the document must not open this one. */
function valuesOfOtherSchemes(value: string, { operation, caller, others }: Origin): readonly Flawed[] {
  const accepted = new Set(operation.security.flatMap((alternative) => Object.keys(alternative)));
  const good = new Set(others.flatMap(({ credentials }) => [...accepted].map((name) => credentials[name])));
  return [caller, ...others]
    .flatMap(({ credentials }) => Object.entries(credentials))
    .filter(([name, other]) => !accepted.has(name) && other !== value && !good.has(other))
    .slice(0, 1)
    .map(([name, other]) => ({ flaw: `that are those of ${name}`, value: other }));
}

interface Notation {
  readonly scheme: SecurityScheme | undefined;
  readonly right: Readonly<Record<string, string>>;
}

/** The right value under a scheme of the Authorization header that nobody knows, and none at all. */
function otherNotations(value: string, { scheme, right }: Notation): readonly WrongCredentials[] {
  if (scheme === undefined || scheme.type === 'mutualTLS') return [];
  const header = scheme.type === 'apiKey' ? scheme.name.toLowerCase() : 'authorization';
  if (scheme.type === 'apiKey') {
    return scheme.in === 'header' ? [{ flaw: 'that are empty', credentials: right, headers: { [header]: '' } }] : [];
  }
  const isBasic = scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic';
  const prefix = isBasic ? 'Basic' : 'Bearer';
  return [
    { flaw: 'that are empty', credentials: right, headers: { [header]: `${prefix} ` } },
    { flaw: 'under an unknown scheme', credentials: right, headers: { [header]: `Nonsense ${value}` } },
  ];
}

/** Another character of the same kind. */
function another(character: string): string {
  if (/[0-9]/.test(character)) return String((Number(character) + 1) % 10);
  if (/[a-f]/.test(character)) return next(character, 'abcdef');
  if (/[g-z]/.test(character)) return next(character, 'ghijklmnopqrstuvwxyz');
  if (/[A-F]/.test(character)) return next(character, 'ABCDEF');
  if (/[G-Z]/.test(character)) return next(character, 'GHIJKLMNOPQRSTUVWXYZ');
  return character;
}

const next = (character: string, alphabet: string): string =>
  alphabet[(alphabet.indexOf(character) + 1) % alphabet.length] ?? character;

/** Every letter and digit replaced by another, but for a prefix that says what kind of value it is (`sk_`, `mpat_`). */
function anotherOf(value: string): string {
  const prefix = /^[A-Za-z]+[_.-](?=.{8})/.exec(value)?.[0] ?? '';
  return prefix + Array.from(value.slice(prefix.length), another).join('');
}

const swapCase = (value: string): string =>
  Array.from(value, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join(
    '',
  );
