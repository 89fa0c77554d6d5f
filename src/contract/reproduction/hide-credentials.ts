import type { Identity } from '../settings.js';

/** `ADMIN_BEARERAUTH` for the credential of `admin` for `bearerAuth`, by the credential. */
export function credentialVariables(identities: readonly Identity[]): ReadonlyMap<string, string> {
  const entries = identities.flatMap(({ name, credentials }) =>
    Object.entries(credentials).map(([scheme, value]) => [value, toVariable(`${name}_${scheme}`)] as const),
  );
  return new Map([...entries].reverse());
}

const toVariable = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replace(/^(?=\d)/, '_');

interface Hiding {
  /** Credential -> variable that holds it. */
  readonly credentials: ReadonlyMap<string, string>;
  /** Credentials that are none of these; they may have been made from one. */
  readonly wrong: readonly string[];
  /** Holds the place of bash that stands for a text. */
  readonly mark: (code: string) => string;
}

/** Variables in place of credentials, as they are and percent-encoded, and in place of what wrong ones share with them. */
export function hideCredentials(text: string, { credentials, wrong, mark }: Hiding): string {
  let hidden = text;
  for (const [value, name] of [...credentials].sort(([one], [other]) => other.length - one.length)) {
    const code = `\${${name}}`;
    hidden = hidden.replaceAll(value, () => mark(code)).replaceAll(encodeURIComponent(value), () => mark(code));
  }
  for (const value of wrong) {
    const slices = toSlices(value, credentials);
    if (slices !== undefined) hidden = hidden.replaceAll(value, () => mark(slices));
  }
  return hidden;
}

/** The least that a wrong credential has to share with a right one to be written as a part of it. */
const leastShared = 6;

/** A wrong credential that was made from a right one shows nothing of it: slices of the variable stand for what they share. */
function toSlices(wrong: string, credentials: ReadonlyMap<string, string>): string | undefined {
  const candidates = [...credentials].map(([value, name]) => ({ name, value, ...sharedOf(wrong, value) }));
  const best = candidates.sort((one, other) => other.start + other.end - one.start - one.end)[0];
  if (best === undefined || best.start + best.end < leastShared || wrong === best.value) return undefined;
  const middle = wrong.slice(best.start, wrong.length - best.end);
  const [start, end] = [`\${${best.name}:0:${best.start}}`, `\${${best.name}: -${best.end}}`];
  return `${best.start > 0 ? start : ''}${middle.replaceAll(/[\\$`"]/g, '\\$&')}${best.end > 0 ? end : ''}`;
}

function sharedOf(one: string, other: string): { readonly start: number; readonly end: number } {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { start, end };
}
