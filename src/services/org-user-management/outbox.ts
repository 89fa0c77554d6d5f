import type { Control, Surroundings } from '../../mock/index.js';
import type { MailRecord, Records } from './records.js';

/** Puts a mail where the control plane shows what would have been sent. */
export function sendMail(
  { state, ids, time }: Surroundings<Records>,
  mail: Pick<MailRecord, 'kind' | 'to' | 'subject' | 'text'>,
): void {
  state.outbox.insert({ id: ids.uuid('mail'), ...mail, sent_at: time });
}

export const readOutbox: Control<Records> = {
  method: 'GET',
  path: '/outbox',
  summary: 'The mails that would have been sent, oldest first.',
  handle: ({ state }) => ({ status: 200, body: { count: state.outbox.size, items: [...state.outbox] } }),
};
