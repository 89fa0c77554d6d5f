import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import type { MessageContext } from './message-context.js';

/** One promise about one exchange: undefined where it does not apply, nothing or an empty list where it is kept. */
export type MessageCheck = (exchange: Exchange, context: MessageContext) => Draft | readonly Draft[] | undefined;

type Details = Pick<Draft, 'check' | 'message' | 'expected' | 'received' | 'proof'> &
  Partial<Pick<Draft, 'basis' | 'severity' | 'pointer' | 'at' | 'evidence'>>;

/** A draft about this exchange alone, resting on the document, where the details say nothing else. */
export function createDraft(exchange: Exchange, details: Details): Draft {
  return {
    basis: 'document',
    severity: 'error',
    operation: exchange.operation.id,
    pointer: '',
    evidence: [exchange.index],
    ...details,
  };
}

/** `GET /users/{id}`, with the method that was sent. */
export const nameOf = ({ request, operation }: Exchange): string => `${request.method} ${operation.path}`;

/** What was sent and what came: `POST /users without the required email answered 201`. */
export function storyOf(exchange: Exchange): string {
  const { title } = exchange.case;
  return `${nameOf(exchange)}${title === '' ? '' : ` ${title}`} answered ${exchange.response.status}`;
}
