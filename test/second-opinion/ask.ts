import type { DocumentedOperation } from '../clients/documented-operations.js';
import { parametersIn } from './documented-traffic.js';
import type { Answer, Ask } from './traffic.js';

export interface Witnessed extends Answer {
  /** What Prism objects to, as `request: …` and `response: …`. */
  readonly objections: readonly string[];
}

export interface Route {
  /** Where Prism listens, or what stands behind it. */
  readonly url: string;
  readonly operations: readonly DocumentedOperation[];
  readonly credentials: readonly { readonly role: string; readonly header: string; readonly value: string }[];
}

/** Sends a request. */
export async function send(ask: Ask, { url, operations, credentials }: Route): Promise<Witnessed> {
  const operation = operations.find(({ id }) => id === ask.operation);
  if (!operation) throw new Error(`The document has no operation ${ask.operation}.`);
  const credential = ask.as
    ? credentials.find(({ role }) => role === ask.as)
    : credentials.find(({ header }) => ask.as === undefined && header === operation.credentialHeader);
  const body = bodyOf(ask, operation);
  const response = await fetch(url + pathOf(ask, operation), {
    method: operation.method,
    headers: {
      ...(credential && { [credential.header]: credential.value }),
      ...(body !== undefined && { 'Content-Type': ask.text === undefined ? 'application/json' : 'text/plain' }),
      ...ask.headers,
    },
    ...(body !== undefined && { body }),
  });
  return toWitnessed(response);
}

function pathOf({ path, query }: Ask, operation: DocumentedOperation): string {
  const values = { ...parametersIn('path', operation), ...path };
  const filled = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return query === undefined ? filled : `${filled}?${query}`;
}

function bodyOf({ body, text }: Ask, { bodies }: DocumentedOperation): string | undefined {
  if (text !== undefined) return text ?? undefined;
  return JSON.stringify(body ?? Object.values(bodies ?? {})[0]);
}

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

async function toWitnessed(response: Response): Promise<Witnessed> {
  const { status, headers } = response;
  const text = await response.text();
  const violations: readonly Violation[] = JSON.parse(headers.get('sl-violations') ?? '[]');
  const objections = violations.map(({ location, message }) => `${location[0]}: ${message}`);
  const isJson = headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status, headers, body: isJson ? JSON.parse(text) : text, objections };
}
