/** Stands for what is not shown; says nothing of its length. */
export const hidden = '***';

const telling =
  /pass(?:word|wd|phrase|code)|secret|token|api[_-]?key|private[_-]?key|access[_-]?key|authorization|credential/i;

/** Names that speak of a secret and hold none: `nextPageToken`, `token_type`, `passwordChangedAt`. */
const harmless =
  /(?:next|prev|previous|page|cursor|continuation|sync)[_-]?tokens?$|[_-]?(?:type|id|ids|at|count|name|label|prefix|kind|url|uri|expir\w*|expires[_-]?in|policy|length)$/i;

/** Whether a property, a parameter or a header of this name holds a secret. */
export const isSecretName = (name: string): boolean => telling.test(name) && !harmless.test(name);

/** Whether a text can hold such a name at all. */
export const mayTell = (text: string): boolean => telling.test(text);

/** A JSON value with the texts and numbers under telling names hidden, and all other texts as `hide` leaves them. */
export function hideInValue(value: unknown, hide: (text: string) => string, isSecret = false): unknown {
  if (typeof value === 'string') return isSecret ? hidden : hide(value);
  if (typeof value === 'number') return isSecret ? hidden : hideNumber(value, hide);
  if (Array.isArray(value)) return value.map((item) => hideInValue(item, hide, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [hide(name), hideInValue(item, hide, isSecretName(name))]),
  );
}

function hideNumber(value: number, hide: (text: string) => string): unknown {
  const text = String(value);
  const shown = hide(text);
  return shown === text ? value : shown;
}

/** `name=value` pairs of a query or a form, with the values of telling names hidden. */
export const hideInPairs = (text: string, isSecret: (name: string) => boolean): string =>
  text
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals > 0 && isSecret(decode(pair.slice(0, equals))) ? `${pair.slice(0, equals)}=${hidden}` : pair;
    })
    .join('&');

/** A Cookie header: the names stay. */
export const hideCookies = (header: string): string =>
  header
    .split(';')
    .map((pair) => hideAfterEquals(pair.trim()))
    .join('; ');

/** A Set-Cookie header: the name and the attributes stay. */
export function hideSetCookie(header: string): string {
  const [pair = '', ...attributes] = header.split(';');
  return [hideAfterEquals(pair), ...attributes].join(';');
}

function hideAfterEquals(pair: string): string {
  const equals = pair.indexOf('=');
  return equals < 0 ? hidden : `${pair.slice(0, equals)}=${hidden}`;
}

/** An Authorization header: a registered scheme stays, since much depends on it. */
export function hideAuthorization(header: string): string {
  const scheme = /^(?:bearer|basic|digest|apikey|token|negotiate) /i.exec(header)?.[0];
  return `${scheme ?? ''}${hidden}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
