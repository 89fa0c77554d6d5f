import type { Exchange } from '../exchange.js';
import { createDraft, type MessageCheck, nameOf } from './message-check.js';
import { essenceOf } from './message-context.js';

/** RFC 9110 section 9.3.2. */
export const headMirrorsGet: MessageCheck = (exchange, context) => {
  if (exchange.request.method !== 'HEAD') return undefined;
  const read = context.readOf(exchange);
  if (read === undefined) return undefined;
  const [got, expected] = [summaryOf(exchange), summaryOf(read)];
  if (got === expected) return [];

  return createDraft(exchange, {
    check: 'head-mirrors-get',
    basis: 'protocol',
    severity: 'observation',
    pointer: '/method/HEAD',
    message: `${nameOf(exchange)} answered ${got}, GET of the same address ${expected}; they should differ in the body only.`,
    expected,
    received: got,
    at: exchange.operation,
    evidence: [read.index, exchange.index],
    proof: `answers.at(-1).status === answers.at(-2).status && answers.at(-1).headers['content-type'] === answers.at(-2).headers['content-type']`,
  });
};

const summaryOf = ({ response }: Exchange): string =>
  `${response.status}${response.status >= 400 ? '' : ` ${essenceOf(response.headers) ?? 'without a Content-Type'}`}`;
