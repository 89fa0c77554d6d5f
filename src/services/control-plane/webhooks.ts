import { isProblem, notFound, type Problem } from '../../http/index.js';
import { findSubscription, subscribe, subscriptionsOf, unsubscribe } from '../../sandboxes/index.js';
import type { Deployment, Handlers, SteeredMock } from './deployment.js';
import { toMessageView } from './outbox.js';

export const webhookHandlers = ({
  sandboxes,
  mocks,
}: Deployment): Handlers<'listSubscriptions' | 'subscribe' | 'getSubscription' | 'unsubscribe' | 'fireWebhook'> => ({
  listSubscriptions: ({ path, query: { limit = 100, offset = 0 } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const all = subscriptionsOf(sandbox);
      return { status: 200, body: { total: all.length, items: all.slice(offset, offset + limit) } };
    }),
  subscribe: ({ path, body: { service, webhook, url } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const mock = ownerOf({ service, webhook }, mocks);
      if (isProblem(mock)) return mock;
      const made = subscribe(sandbox, { service: mock.name, webhook, url });
      const headers = { location: `/_twinspec/sandboxes/${path.sandbox}/webhooks/${made.id}` };
      return { status: 201, headers, body: made };
    }),
  getSubscription: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => ({ status: 200, body: findSubscription(sandbox, path.subscription) })),
  unsubscribe: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      unsubscribe(sandbox, path.subscription);
      return { status: 204 };
    }),
  fireWebhook: ({ path, body: { service, webhook, body } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const mock = ownerOf({ service, webhook }, mocks);
      if (isProblem(mock)) return mock;
      const sent = mock.outgoing?.fire(webhook, sandbox, body) ?? [];
      return isProblem(sent) ? sent : { status: 200, body: { items: sent.map(toMessageView) } };
    }),
});

interface Named {
  readonly service?: string | undefined;
  readonly webhook: string;
}

/** The mock whose webhook is meant: the one that is named, or the first that has it. */
function ownerOf({ service, webhook }: Named, mocks: readonly SteeredMock[]): SteeredMock | Problem {
  const found = mocks.find(
    ({ name, outgoing }) => (service ?? name) === name && outgoing?.webhooks.includes(webhook) === true,
  );
  return found ?? notFound(`${service ?? 'No mock'} has ${service === undefined ? 'a' : 'no'} webhook '${webhook}'.`);
}
