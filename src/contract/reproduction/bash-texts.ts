import type { Exchange } from '../exchange.js';
import { hideCredentials } from './hide-credentials.js';
import { type Replacing, replaceInBody, replaceInPath, replaceInQuery, replaceInText } from './replace-values.js';

/** Writes parts of a request for bash, with variables in place of credentials and of what is made anew. */
export interface BashTexts {
  /** Between double quotes. */
  address(exchange: Exchange): string;
  header(exchange: Exchange, name: string): string;
  /** In a here-document. */
  body(text: string): string;
  /** On one line, without credentials. */
  comment(text: string): string;
}

export interface Variables {
  /** Old value -> variable with the new one. */
  readonly names: ReadonlyMap<string, string>;
  /** Credential -> variable that holds it. */
  readonly credentials: ReadonlyMap<string, string>;
}

export function createBashTexts({ names, credentials }: Variables): BashTexts {
  const values = [...names.keys()];
  const nameOf = (value: string): string => names.get(value) ?? '';
  const asItIs = (value: string): string => `\${${nameOf(value)}}`;
  // The tag is made of letters, which mean the same in an address.
  const encoded = (value: string): string =>
    nameOf(value).toLowerCase() === 'tag' ? asItIs(value) : `$(uri "$${nameOf(value)}")`;

  const write = (text: string, { replace, code, special, wrong = [] }: Writing): string => {
    const marks = createMarks();
    const hidden = hideCredentials(text, { credentials, wrong, mark: marks.add });
    return marks.fill(escaped(replace(hidden, { values, to: (value) => marks.add(code(value)) }), special));
  };

  return {
    address({ request: { path, query }, case: { credentials: wrong } }) {
      const how = { code: encoded, special: inQuotes, wrong: Object.values(wrong ?? {}) };
      const start = write(path, { ...how, replace: replaceInPath });
      return query === '' ? start : `${start}?${write(query, { ...how, replace: replaceInQuery })}`;
    },
    header({ request: { headers }, case: { credentials: wrong } }, name) {
      const how = { code: asItIs, special: inQuotes, wrong: Object.values(wrong ?? {}) };
      const value = headers[name] ?? '';
      // With a colon and nothing after it, curl leaves the header out.
      return write(value === '' ? `${name};` : `${name}: ${value}`, { ...how, replace: replaceInText });
    },
    body: (text) => write(text, { code: asItIs, special: inHereDocument, replace: replaceInBody }),
    comment: (text) =>
      [...credentials].reduce((shown, [value, name]) => shown.replaceAll(value, name), text).replaceAll(/\s+/g, ' '),
  };
}

interface Writing {
  readonly replace: (text: string, replacing: Replacing) => string;
  /** Bash that stands for a value. */
  readonly code: (value: string) => string;
  /** Characters that bash would take for something else. */
  readonly special: RegExp;
  /** Credentials of this request that are not those of an identity. */
  readonly wrong?: readonly string[];
}

const inQuotes = /[\\$`"]/g;
const inHereDocument = /[\\$`]/g;

const escaped = (text: string, special: RegExp): string => text.replaceAll(special, '\\$&');

interface Marks {
  /** Holds the place of what must not be escaped. */
  readonly add: (code: string) => string;
  readonly fill: (text: string) => string;
}

function createMarks(): Marks {
  const codes: string[] = [];
  return {
    add: (code) => `\u0000${codes.push(code) - 1}\u0000`,
    fill: (text) => text.replaceAll(/\0(\d+)\0/g, (_, index: string) => codes[Number(index)] ?? ''),
  };
}
