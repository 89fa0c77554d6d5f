/** Words of a property's name: `passwordHash`, `password_hash` and `password-hash` are the same. */
const wordsOf = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^a-zA-Z0-9]+/g, '_')
    .toLowerCase();

const password = /(^|_)(password|passwd|passphrase|passcode|pwd)(s|$|_)/;
const key = /(^|_)(secrets?|api_?keys?|private_?key|access_?key|secret_?key|client_secret|credentials?)($|_)/;
const token =
  /(^|_)(access_?token|refresh_?token|auth_?token|bearer_?token|session_?token|api_?token|id_?token|token|jwt)$/;
const derived = /(^|_)(salt|hash(ed)?)$/;

/** What is about a secret, but is none: when it was changed, whether there is one, how it begins. */
const aspect =
  /(^|_)(at|date|time|expires?|expiry|expiration|age|count|type|kind|id|ids|name|label|hint|required|enabled|set|changed|updated|reset|policy|strength|length|min|max|page|next|previous|cursor|continuation|csrf|xsrf|prefix|suffix|preview|last|masked|has|is|needs|must|url|uri|scope|status|algorithm|version)(_|$)/;

/** A quick look, for most names are harmless. */
const mayBeSecret = /pass|pwd|secret|key|cred|token|jwt|salt|hash/i;

/** The name of a property that holds a password or a key in every API. */
export function isSecretName(name: string): boolean {
  if (!mayBeSecret.test(name)) return false;
  const words = wordsOf(name);
  return (password.test(words) || key.test(words)) && !aspect.test(words);
}

/** The name of a property that holds a secret in most APIs. */
export function isSensitiveName(name: string): boolean {
  if (!mayBeSecret.test(name)) return false;
  const words = wordsOf(name);
  return isSecretName(name) || ((token.test(words) || derived.test(words)) && !aspect.test(words));
}

/** The name says that only a part is shown: the first characters, a hint. */
export const isPartialName = (name: string): boolean =>
  /(^|_)(prefix|suffix|hint|last|first|mask(ed)?|preview|partial|redacted|short|truncated|start|begin)/.test(
    wordsOf(name),
  );

/** A string as password hashes look: bcrypt, argon2, scrypt, crypt, LDAP, Django. */
export const isPasswordHash = (value: string): boolean =>
  /^(\$(2[abxy]?|argon2\w*|scrypt|pbkdf2[\w-]*|[156y])\$|\{(SSHA|SHA|MD5|CRYPT)\w*\}|(pbkdf2_sha256|bcrypt_sha256|argon2)\$|scrypt:)/i.test(
    value,
  );
