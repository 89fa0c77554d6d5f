import {
  clearOutbox,
  type Delivery,
  findMessage,
  type Message,
  messagesOf,
  removeMessage,
  type SentRequest,
} from '../../sandboxes/index.js';
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
    return sandboxes.use(path.sandbox, (sandbox) => {
      const found = messagesOf(sandbox).filter(isWanted);
      return {
        status: 200,
        body: { total: found.length, items: found.slice(offset, offset + limit).map(toMessageView) },
      };
    });
  },
  clearOutbox: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      clearOutbox(sandbox);
      return { status: 204 };
    }),
  getMessage: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => ({
      status: 200,
      body: toMessageView(findMessage(sandbox, path.message)),
    })),
  deleteMessage: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      removeMessage(sandbox, path.message);
      return { status: 204 };
    }),
});

export const toMessageView = ({
  links,
  request,
  delivery,
  sentAt,
  ...message
}: Message): components['schemas']['Message'] => ({
  ...message,
  ...(links !== undefined && { links: { ...links } }),
  ...(request !== undefined && { request: toRequestView(request) }),
  ...(delivery !== undefined && { delivery: toDeliveryView(delivery) }),
  sentAt: toTime(sentAt),
});

const toRequestView = ({ headers, violations, ...request }: SentRequest): components['schemas']['SentRequest'] => ({
  ...request,
  headers: { ...headers },
  ...(violations && { violations: violations.map(({ pointer, message }) => ({ pointer, message })) }),
});

const toDeliveryView = ({ state, attempts, nextAt }: Delivery): components['schemas']['Delivery'] => ({
  state,
  attempts: attempts.map((attempt) => ({ ...attempt, at: toTime(attempt.at) })),
  ...(nextAt !== undefined && { nextAt: toTime(nextAt) }),
});

const toTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
