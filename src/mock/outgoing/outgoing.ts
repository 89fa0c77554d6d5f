import { type HttpRequest, type HttpResponse, notFound, type Problem, unprocessable } from '../../http/index.js';
import { resourcesOf } from '../../resources/index.js';
import { type Message, type NamedSandbox, outboxVersion, postMessage, subscriptionsOf } from '../../sandboxes/index.js';
import type { Operation, OutgoingRequest, Spec } from '../../spec/index.js';
import { type ComposeRequest, type Content, createComposer } from './compose-request.js';
import { fillTemplate, fillText, type Scope } from './runtime-expression.js';

/** A request that was answered with success. */
export interface Answered {
  readonly operation: Operation;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly path: Readonly<Record<string, string>>;
  /** The body of the request, decoded. */
  readonly body: unknown;
}

/** What an API sends to others: the callbacks of its operations, and its webhooks. All of it goes to the outbox of a sandbox. */
export interface Outgoing {
  /** Names of the webhooks. */
  readonly webhooks: readonly string[];
  /** Sends what a success has the API send. */
  follow(answered: Answered, sandbox: NamedSandbox): void;
  /** Sends a webhook to all who have subscribed; a problem where there is none of this name, or the body breaks the document. */
  fire(webhook: string, sandbox: NamedSandbox, body?: unknown): readonly Message[] | Problem;
}

export interface OutgoingOptions {
  /** Name of the mock. */
  readonly service: string;
  readonly seed: string;
  /** Who is told in every sandbox: webhook -> addresses. */
  readonly subscribers: Readonly<Record<string, readonly string[]>>;
}

/** Undefined for a document that sends nothing; what makes values up is loaded for the others. */
export async function readOutgoing(spec: Spec, options: OutgoingOptions): Promise<Outgoing | undefined> {
  if (spec.webhooks.length === 0 && spec.operations.every(({ callbacks }) => callbacks.length === 0)) return undefined;
  const { createGenerator } = await import('../../generation/index.js');
  return createOutgoing(spec, createComposer(spec, createGenerator(spec, { seed: options.seed, tag: '' })), options);
}

function createOutgoing(
  { webhooks }: Spec,
  compose: ComposeRequest,
  { service, seed, subscribers }: OutgoingOptions,
): Outgoing {
  const post = (sandbox: NamedSandbox, message: Pick<Message, 'to' | 'request' | 'operation'>): Message =>
    postMessage(sandbox, { ...message, kind: 'webhook', service }, seed);

  const composeFor = (sandbox: NamedSandbox, outgoing: OutgoingRequest, content: Omit<Content, 'purpose'>) =>
    compose(outgoing, { ...content, purpose: `${outgoing.name} ${outboxVersion(sandbox)}` });

  /** To nobody, where nobody has subscribed: the outbox shows it all the same. */
  const addressesOf = (name: string, sandbox: NamedSandbox): readonly string[] => {
    const own = subscriptionsOf(sandbox).filter((one) => one.service === service && one.webhook === name);
    const all = [...(subscribers[name] ?? []), ...own.map(({ url }) => url)];
    return all.length === 0 ? [''] : [...new Set(all)];
  };

  const followCallbacks = ({ operation }: Answered, scope: Scope, sandbox: NamedSandbox): void => {
    for (const callback of operation.callbacks) {
      const to = fillText(callback.url ?? '', scope);
      if (to === undefined || to === '') continue;
      const request = composeFor(sandbox, callback, { about: [scope.responseBody, scope.requestBody] });
      post(sandbox, { to, request, operation: operation.id });
    }
  };

  const followWebhooks = ({ operation }: Answered, scope: Scope, sandbox: NamedSandbox): void => {
    for (const fired of resourcesOf(operation).fires ?? []) {
      const [name, template] = typeof fired === 'string' ? [fired] : [fired.webhook, fired.body];
      const body = template === undefined ? {} : { body: fillTemplate(template, scope) };
      for (const webhook of webhooks.filter((one) => one.name === name)) {
        const request = composeFor(sandbox, webhook, { ...body, about: [scope.responseBody, scope.requestBody] });
        for (const to of addressesOf(name, sandbox)) post(sandbox, { to, request, operation: operation.id });
      }
    }
  };

  return {
    webhooks: [...new Set(webhooks.map(({ name }) => name))],
    follow(answered, sandbox) {
      const scope = toScope(answered);
      followCallbacks(answered, scope, sandbox);
      followWebhooks(answered, scope, sandbox);
    },
    fire(name, sandbox, body) {
      const known = webhooks.filter((webhook) => webhook.name === name);
      if (known.length === 0) return notFound(`${service} has no webhook '${name}'.`);
      const given = body === undefined ? {} : { body };
      const requests = known.map((webhook) => composeFor(sandbox, webhook, { ...given, about: [] }));
      const violations = requests.flatMap((request) => request.violations ?? []);
      if (violations.length > 0) return unprocessable(`The body is not what '${name}' sends.`, violations);
      return requests.flatMap((request) => addressesOf(name, sandbox).map((to) => post(sandbox, { to, request })));
    },
  };
}

/** Whether an operation has the API send anything. */
export const hasConsequences = (operation: Operation): boolean =>
  operation.callbacks.length > 0 || resourcesOf(operation).fires !== undefined;

const toScope = ({ request, response, path, body }: Answered): Scope => ({
  request,
  response,
  pathParameters: path,
  requestBody: body,
  responseBody: decoded(response.body),
});

/** Our own answer as a value, where it is one. */
function decoded(body: HttpResponse['body']): unknown {
  const text = typeof body === 'string' || body === undefined ? body : Buffer.from(body).toString('utf8');
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
