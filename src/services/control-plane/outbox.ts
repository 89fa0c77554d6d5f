import { clearOutbox, findMessage, type Message, messagesOf, removeMessage } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';

export const outboxHandlers = ({
  sandboxes,
}: Deployment): Handlers<'listMessages' | 'clearOutbox' | 'getMessage' | 'deleteMessage'> => ({
  listMessages({ path, query: { service, kind, to, limit = 100, offset = 0 } }) {
    const isWanted = (message: Message): boolean =>
      (service === undefined || message.service === service) &&
      (kind === undefined || message.kind === kind) &&
      (to === undefined || message.to.toLowerCase() === to.toLowerCase());
    const found = messagesOf(sandboxes.find(path.sandbox)).filter(isWanted);
    return { status: 200, body: { total: found.length, items: found.slice(offset, offset + limit).map(toView) } };
  },
  clearOutbox({ path }) {
    clearOutbox(sandboxes.find(path.sandbox));
    return { status: 204 };
  },
  getMessage: ({ path }) => ({ status: 200, body: toView(findMessage(sandboxes.find(path.sandbox), path.message)) }),
  deleteMessage({ path }) {
    removeMessage(sandboxes.find(path.sandbox), path.message);
    return { status: 204 };
  },
});

const toView = ({ links, sentAt, ...message }: Message): components['schemas']['Message'] => ({
  ...message,
  ...(links !== undefined && { links: { ...links } }),
  sentAt: new Date(sentAt).toISOString(),
});
