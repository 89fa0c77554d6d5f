import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import type { Session } from '../session.js';
import type { Identity } from '../settings.js';
import { type Binding, isShort } from './binding.js';
import type { Slice } from './slice.js';

interface Context {
  readonly draft: Draft;
  readonly session: Session;
  readonly baseUrl: string;
}

/** Bash with curl and node that sends the exchanges, with data of its own, and asks whether the proof holds. */
export function writeScript(slice: Slice, { draft, session, baseUrl }: Context): string {
  const names = new Map(slice.bindings.map((binding, index) => [binding.value, `v${index + 1}`]));
  const credentials = credentialNames(session.settings.identities);
  const texts: Texts = { names: new Map([[session.tag, 'tag'], ...names]), credentials };
  const steps = slice.exchanges.map((exchange, position) => stepOf(exchange, { position, slice, texts }));
  const used = [...credentials].filter(([, name]) => steps.some((step) => step.includes(`\${${name}`)));
  const evidence = draft.evidence.map((index) => slice.exchanges.findIndex((exchange) => exchange.index === index) + 1);
  return `${[
    '#!/usr/bin/env bash',
    ...comment([draft.message, `Expected: ${draft.expected}. Received: ${draft.received}.`], texts),
    '# Needs curl and node. Exits 1 where the fault is, 0 where it is not, 2 where a request cannot be sent.',
    'set -uo pipefail',
    `base=\${BASE_URL:-${baseUrl}}`,
    ...used.map(([, name]) => `: "\${${name}:?Set ${name} to the credential.}"`),
    `export work=$(mktemp -d) tag=$(node -p "Array.from({ length: ${session.tag.length} }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(Math.random() * 26)]).join('')")`,
    'trap \'rm -rf "$work"\' EXIT',
    helpers,
    '',
    ...steps,
    `export ${['tag', ...names.values()].join(' ')}`,
    `node - ${evidence.join(' ')} <<'PROOF'`,
    proofProgram(draft.proof, texts.names),
    'PROOF',
  ].join('\n')}\n`;
}

/** Values that are told by a variable: renewed ones, and credentials. */
interface Texts {
  readonly names: ReadonlyMap<string, string>;
  readonly credentials: ReadonlyMap<string, string>;
  /** Credentials of one request that are not those of an identity. */
  readonly wrong?: readonly string[];
}

/** `ADMIN_BEARERAUTH` for the credential of `admin` for `bearerAuth`. */
function credentialNames(identities: readonly Identity[]): ReadonlyMap<string, string> {
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

const helpers = `uri() { node -p 'encodeURIComponent(process.argv[1])' -- "$1"; }
# send <number> <method> <path> [header…] < body: keeps status, headers and body of the answer
send() {
  local number=$1 method=$2 path=$3; shift 3
  local arguments=() header
  for header in "$@"; do arguments+=(-H "$header"); done
  if [ "$method" = HEAD ]; then arguments+=(-I); else arguments+=(-X "$method"); fi
  if ! [ -t 0 ]; then cat > "$work/sent"; [ -s "$work/sent" ] && arguments+=(--data-binary "@$work/sent"); fi
  curl -sS --path-as-is -m 30 -D "$work/$number.headers" -o "$work/$number.body" "\${arguments[@]}" "$base$path" || { [ $? = 18 ] || exit 2; }
}
# take <number> <body pointer | header:name>: a value of an answer
take() {
  node -e '
    const [number, from] = process.argv.slice(1);
    const { readFileSync } = require("node:fs");
    const read = (part) => readFileSync(process.env.work + "/" + number + "." + part, "utf8");
    if (from.startsWith("header:")) {
      const line = read("headers").split(/\\r?\\n/).find((each) => each.toLowerCase().startsWith(from.slice(7) + ":"));
      process.stdout.write(line ? line.slice(line.indexOf(":") + 1).trim() : "");
    } else {
      let value = read("body");
      try { value = JSON.parse(value); } catch {}
      for (const token of from.split("/").slice(1)) value = value?.[token.replaceAll("~1", "/").replaceAll("~0", "~")];
      process.stdout.write(String(value ?? ""));
    }' -- "$1" "$2"
}`;

function stepOf(
  exchange: Exchange,
  { position, slice, texts }: { position: number; slice: Slice; texts: Texts },
): string {
  const { request, case: kase, operation, index } = exchange;
  const own = { ...texts, wrong: Object.values(kase.credentials ?? {}) };
  const number = position + 1;
  const query = request.query === '' ? '' : `?${request.query}`;
  const headers = Object.entries(request.headers)
    .filter(([name]) => name !== 'user-agent')
    .map(([name, value]) => ` "${inBash(`${name}: ${value}`, own, 'plain')}"`);
  const bare = request.headers['content-type'] === undefined && request.body !== undefined ? [' "content-type:"'] : [];
  const line = `send ${number} ${request.method} "${inBash(`${request.path}${query}`, own, 'address')}"${[...headers, ...bare].join('')}`;
  const body = request.body === undefined ? ' < /dev/null' : ` <<BODY\n${inHeredoc(request.body, texts)}\nBODY`;
  const takes = slice.bindings.flatMap((binding) =>
    binding.exchange === index ? [takeOf(binding, number, texts)] : [],
  );
  return [`# ${number}. ${operation.id} ${oneLine(inComment(kase.title, texts))}`, `${line}${body}`, ...takes, ''].join(
    '\n',
  );
}

function takeOf({ value, from }: Binding, number: number, { names }: Texts): string {
  const source = from.in === 'header' ? `header:${from.name}` : from.pointer;
  return `${names.get(value) ?? 'v'}=$(take ${number} '${source}')`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const comment = (lines: readonly string[], texts: Texts): readonly string[] =>
  lines.map((line) => `# ${oneLine(inComment(line, texts))}`);

/** Comments show no credentials. */
const inComment = (text: string, { credentials }: Texts): string =>
  [...credentials].reduce((shown, [value, name]) => shown.replaceAll(value, name), text);

const escaped = (text: string): string => text.replaceAll(/[\\$`]/g, '\\$&');

/** Text between double quotes, with variables in place of what is renewed. */
function inBash(text: string, texts: Texts, kind: 'plain' | 'address'): string {
  return withVariables(text, texts, kind).replaceAll(/(?<!\\)"/g, (quote, offset: number, whole: string) =>
    isInside(whole, offset) ? quote : '\\"',
  );
}

/** Quotes inside `$(…)` belong to the command. */
function isInside(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  return before.lastIndexOf('$(') > before.lastIndexOf(')');
}

const inHeredoc = (text: string, texts: Texts): string => withVariables(text, texts, 'plain');

/** Escapes for bash and puts variables where the values stood, longest first. */
function withVariables(text: string, { names, credentials, wrong = [] }: Texts, kind: 'plain' | 'address'): string {
  const marks: string[] = [];
  const mark = (code: string): string => `\u0000${marks.push(code) - 1}\u0000`;
  let marked = text;
  for (const [value, name] of byLength(credentials)) marked = markCredential(marked, { value, name, mark });
  for (const value of wrong) {
    const slices = toSlices(value, credentials);
    if (slices !== undefined) marked = marked.replaceAll(value, () => mark(slices));
  }
  for (const [value, name] of byLength(names)) {
    const code = kind === 'address' && name !== 'tag' ? `$(uri "$${name}")` : `\${${name}}`;
    if (isShort(value)) {
      marked = marked.replaceAll(new RegExp(`(?<=/)${escapeRegExp(value)}(?=[/?]|$)`, 'g'), () => mark(code));
      continue;
    }
    marked = marked.replaceAll(encodeURIComponent(value), () => mark(code));
    marked = marked.replaceAll(JSON.stringify(value).slice(1, -1), () => mark(code));
    marked = marked.replaceAll(value, () => mark(code));
  }
  return escaped(marked).replaceAll(/\0(\d+)\0/g, (_, index: string) => marks[Number(index)] ?? '');
}

/** Whole credentials, as they are and percent-encoded. */
function markCredential(
  text: string,
  { value, name, mark }: { value: string; name: string; mark: (code: string) => string },
): string {
  const code = `\${${name}}`;
  return text.replaceAll(value, () => mark(code)).replaceAll(encodeURIComponent(value), () => mark(code));
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
  return `${best.start > 0 ? start : ''}${escaped(middle)}${best.end > 0 ? end : ''}`;
}

function sharedOf(one: string, other: string): { readonly start: number; readonly end: number } {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { start, end };
}

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const byLength = (map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...map].sort(([one], [other]) => other.length - one.length);

function proofProgram(proof: string, names: ReadonlyMap<string, string>): string {
  const renewed = byLength(names).reduce(
    (text, [value, name]) =>
      isShort(value)
        ? text.replaceAll(`"${value}"`, `process.env.${name}`)
        : text.replaceAll(JSON.stringify(value).slice(1, -1), `" + process.env.${name} + "`),
    proof,
  );
  return `const { readFileSync } = require("node:fs");
const isTime = (text) => /^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:?\\d\\d)$/i.test(text);
const sorted = (list) => JSON.stringify(list.map(String).sort());
function same(one, other) {
  if ((one ?? null) === (other ?? null)) return true;
  if (typeof one === "string" && typeof other === "string") return isTime(one) && isTime(other) && Date.parse(one) === Date.parse(other);
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return false;
    return [...one, ...other].every((item) => typeof item !== "object") ? sorted(one) === sorted(other) : one.every((item, index) => same(item, other[index]));
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => same(one[name], other[name]));
}
const answers = process.argv.slice(2).map((number) => {
  const read = (part) => readFileSync(process.env.work + "/" + number + "." + part, "utf8");
  const blocks = read("headers").trim().split(/\\r?\\n\\r?\\n/);
  const [line, ...rest] = (blocks.at(-1) ?? "").split(/\\r?\\n/);
  const headers = {};
  for (const each of rest) {
    const name = each.slice(0, each.indexOf(":")).toLowerCase();
    const value = each.slice(each.indexOf(":") + 1).trim();
    headers[name] = name in headers ? headers[name] + ", " + value : value;
  }
  const text = read("body");
  let body = text === "" ? undefined : text;
  if (/json/i.test(headers["content-type"] ?? "")) try { body = JSON.parse(text); } catch {}
  return { status: Number(line.split(" ")[1]), headers, body };
});
let isRight = false;
try { isRight = Boolean(${renewed}); } catch {}
console.log(isRight ? "as it should be" : "the fault shows");
process.exit(isRight ? 0 : 1);`;
}
