import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import type { Session } from '../session.js';
import { bashFunctions } from './bash-functions.js';
import { type BashTexts, createBashTexts } from './bash-texts.js';
import type { Binding } from './binding.js';
import { credentialVariables } from './hide-credentials.js';
import { proofProgram } from './proof-program.js';
import { statusClass } from './replay.js';
import type { Slice } from './slice.js';

interface Context {
  readonly draft: Draft;
  readonly session: Session;
  readonly baseUrl: string;
}

/** Bash with curl and node that sends the exchanges, with data of its own, and asks whether the proof holds. */
export function writeScript(slice: Slice, { draft, session, baseUrl }: Context): string {
  const bound = new Map(slice.bindings.map(({ value }, index) => [value, `v${index + 1}`]));
  const names = new Map([[session.tag, 'tag'], [session.tag.toUpperCase(), 'TAG'], ...bound]);
  const credentials = credentialVariables(session.settings.identities);
  const texts = createBashTexts({ names, credentials });
  const steps = slice.exchanges.map((exchange, position) => [
    ...stepOf(exchange, { number: position + 1, texts }),
    ...takesOf(exchange, { number: position + 1, bindings: slice.bindings, names }),
    '',
  ]);
  const evidence = draft.evidence.map((index) => slice.exchanges.findIndex((exchange) => exchange.index === index) + 1);
  return `${[
    '#!/usr/bin/env bash',
    `# ${texts.comment(draft.message)}`,
    `# ${texts.comment(`Expected: ${draft.expected}. Received: ${draft.received}.`)}`,
    '# Needs curl and node. Exits 1 where the fault is, 0 where it is not, 2 where a request cannot be sent.',
    'set -uo pipefail',
    `base=\${BASE_URL:-${baseUrl}}`,
    ...neededOf(credentials, steps.flat()),
    `export work=$(mktemp -d) tag=$(node -p "Array.from({ length: ${session.tag.length} }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(Math.random() * 26)]).join('')")`,
    // Older versions of bash have no other way to write in capitals.
    'export TAG=$(printf %s "$tag" | tr a-z A-Z)',
    'trap \'rm -rf "$work"\' EXIT',
    bashFunctions,
    '',
    ...steps.flat(),
    `export ${[...names.values()].join(' ')}`,
    `node - ${evidence.join(' ')} <<'PROOF'`,
    proofProgram(draft.proof, {
      names,
      classes: slice.exchanges.map(({ response }) => statusClass(response.status)),
    }),
    'PROOF',
  ].join('\n')}\n`;
}

/** Credentials come from the environment. */
const neededOf = (credentials: ReadonlyMap<string, string>, lines: readonly string[]): readonly string[] =>
  [...credentials.values()]
    .filter((name) => lines.some((line) => line.includes(`\${${name}`)))
    .map((name) => `: "\${${name}:?Set ${name} to the credential.}"`);

interface Step {
  readonly number: number;
  readonly texts: BashTexts;
}

function stepOf(exchange: Exchange, { number, texts }: Step): readonly string[] {
  const { request, case: kase, operation } = exchange;
  const headers = Object.keys(request.headers).filter((name) => name !== 'user-agent');
  // Without this, curl sends a type of its own.
  const untyped = request.body !== undefined && request.headers['content-type'] === undefined ? ['content-type:'] : [];
  const words = [texts.address(exchange), ...headers.map((name) => texts.header(exchange, name)), ...untyped];
  const line = `send ${number} ${request.method} ${words.map((word) => `"${word}"`).join(' ')}`;
  return [
    `# ${number}. ${operation.id} ${texts.comment(kase.title)}`,
    ...(request.body === undefined ? [`${line} < /dev/null`] : [`${line} <<BODY`, texts.body(request.body), 'BODY']),
  ];
}

interface Takes {
  readonly number: number;
  readonly bindings: readonly Binding[];
  readonly names: ReadonlyMap<string, string>;
}

/** What later requests need of the answer. */
const takesOf = ({ index }: Exchange, { number, bindings, names }: Takes): readonly string[] =>
  bindings
    .filter(({ exchange }) => exchange === index)
    .map(({ value, from }) => {
      const source = from.in === 'header' ? `header:${from.name}` : from.pointer;
      return `${names.get(value) ?? ''}=$(take ${number} ${quoted(source)})`;
    });

/** Between single quotes nothing is special but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
