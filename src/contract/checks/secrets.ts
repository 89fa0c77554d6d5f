import { coversMediaType, headerOf } from '../../http/index.js';
import type { ResourceModel } from '../../resources/index.js';
import { childOf, type Reference, type Spec } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import { isSuccess } from '../exchange.js';
import type { RunSettings } from '../settings.js';
import { leavesOf } from './pointers.js';
import { schemasAt } from './schema-places.js';
import { isSecretName, isSensitiveName } from './secret-names.js';

/** A text that no answer may show where the document does not have it. */
export interface Secret {
  readonly text: string;
  readonly kind: 'credential' | 'password' | 'token';
  /** Who or what it belongs to, for people: `the credentials of admin`. */
  readonly of: string;
  /** The exchange that sent it, or was answered with it; undefined for credentials of the settings. */
  readonly learnedAt: number | undefined;
}

/** The secrets that a run knows so far. */
export interface Secrets {
  /** Those that are told from everything else that was sent. */
  readonly known: readonly Secret[];
  learn(exchange: Exchange): void;
}

/** Shorter ones stand in other texts by chance. */
const shortest = 6;
const shortestToken = 12;

export function createSecrets(parts: {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly settings: RunSettings;
}): Secrets {
  const secrets = new Map<string, Secret>();
  const open = new Set<string>();
  const secretFields = new Set([...parts.resources.collections.values()].flatMap(({ secret }) => [...secret]));
  for (const secret of credentialsOf(parts.settings)) secrets.set(secret.text, secret);

  const add = (secret: Secret): void => {
    if (!secrets.has(secret.text)) secrets.set(secret.text, secret);
  };
  /** What was sent in the open, too, cannot be recognised. */
  const addOpen = (text: string): void => {
    if (open.has(text)) return;
    open.add(text);
    for (const secret of secrets.values()) {
      if (secret.kind !== 'credential' && text.includes(secret.text)) secrets.delete(secret.text);
    }
  };

  return {
    get known() {
      return [...secrets.values()];
    },
    learn(exchange) {
      const sent = sentTexts(exchange, { spec: parts.spec, secretFields });
      for (const { text, isSecret } of sent) if (!isSecret) addOpen(text);
      for (const { text, isSecret } of sent) {
        if (!isSecret || text.length < shortest || isPartOfOne(open, text)) continue;
        add({
          text,
          kind: 'password',
          of: `what ${exchange.operation.id} was sent as a secret`,
          learnedAt: exchange.index,
        });
      }
      for (const text of issuedTokens(exchange, secretFields)) {
        if (open.has(text)) continue;
        add({ text, kind: 'token', of: `the token that ${exchange.operation.id} gave`, learnedAt: exchange.index });
      }
    },
  };
}

function isPartOfOne(texts: Iterable<string>, part: string): boolean {
  for (const text of texts) if (text.includes(part)) return true;
  return false;
}

/** Of a credential in parts, such as `email:token`, the last part is the secret. */
function credentialsOf({ identities }: RunSettings): readonly Secret[] {
  return identities.flatMap(({ name, credentials }) =>
    Object.values(credentials).flatMap((value) => {
      const texts = [...new Set([value, value.split(':').at(-1) ?? value])].filter(({ length }) => length >= shortest);
      return texts.map(
        (text) => ({ text, kind: 'credential', of: `the credentials of ${name}`, learnedAt: undefined }) as const,
      );
    }),
  );
}

interface SentText {
  readonly text: string;
  readonly isSecret: boolean;
}

function sentTexts(
  { operation, case: { values } }: Exchange,
  { spec, secretFields }: { readonly spec: Spec; readonly secretFields: ReadonlySet<string> },
): readonly SentText[] {
  const schema = schemaOfBody(operation, values.mediaType);
  const inBody = leavesOf(values.body).flatMap(({ tokens, value }) => {
    if (typeof value !== 'string') return [];
    const name = tokens.at(-1) ?? '';
    const isSecret =
      isSecretName(name) || secretFields.has(name) || (schema !== undefined && isWriteOnly(spec, schema, tokens));
    return [{ text: value, isSecret }];
  });
  const elsewhere = [values.path, values.query].flatMap((part) =>
    leavesOf(part ?? {}).map(({ value }) => ({ text: String(value), isSecret: false })),
  );
  return [...inBody, ...elsewhere];
}

function schemaOfBody({ requestBody }: Exchange['operation'], wanted: string | undefined): Reference | undefined {
  const types = Object.entries(requestBody?.content ?? {});
  const [, found] = types.find(([name]) => wanted !== undefined && coversMediaType(name, wanted)) ?? types[0] ?? [];
  return found?.schema;
}

function isWriteOnly(spec: Spec, schema: Reference, tokens: readonly string[]): boolean {
  return schemasAt(spec, schema, tokens).some(({ at }) => spec.read(childOf(at, 'writeOnly')) === true);
}

/** Tokens that a successful write answers: properties that are named so, or a whole text of an operation about tokens. */
function issuedTokens(exchange: Exchange, secretFields: ReadonlySet<string>): readonly string[] {
  const { request, response, operation } = exchange;
  if (!isSuccess(exchange) || request.method === 'GET') return [];
  const { value } = response;
  if (typeof value === 'string') {
    const isAboutTokens = /token|login|session|key|secret/i.test(`${operation.id} ${operation.path}`);
    const isText = headerOf(response.headers, 'content-type')?.startsWith('text/plain') === true;
    return isAboutTokens && isText && isToken(value) ? [value] : [];
  }
  return leavesOf(value).flatMap(({ tokens, value: leaf }) => {
    const name = tokens.at(-1) ?? '';
    return typeof leaf === 'string' && (isSensitiveName(name) || secretFields.has(name)) && isToken(leaf) ? [leaf] : [];
  });
}

/** One word with no sense in it, and no UUID, which would rather be an id. */
const isToken = (text: string): boolean =>
  text.length >= shortestToken &&
  /^[\w.~+/=-]+$/.test(text) &&
  /\d/.test(text) &&
  !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
