import { childOf } from '../../spec/index.js';
import type { Draft } from '../finding.js';
import { hasHeader } from '../proof.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import { type Declaration, essenceOf, isBeforeHandlers } from './message-context.js';

export const contentTypeIsDocumented: MessageCheck = (exchange, context) => {
  const declaration = context.declarationOf(exchange);
  const { status, text, headers } = exchange.response;
  if (declaration === undefined || status === 204 || status === 304) return undefined;
  if (text === '' || declaration.mediaType !== undefined) return [];

  const received = essenceOf(headers);
  const declared = Object.keys(declaration.response.content);
  if (declared.length === 0) return undocumentedBody();

  return createDraft(exchange, {
    check: 'content-type-is-documented',
    severity: severityOf(declaration, status),
    pointer: '/header/content-type',
    message: `${storyOf(exchange)} with ${received === undefined ? 'a body that has no Content-Type' : `the media type ${received}`}, where the document lists ${declared.join(', ')}.`,
    expected: declared.join(', '),
    received: received ?? 'no Content-Type',
    at: childOf(declaration.response, 'content'),
    proof: hasHeader(-1, 'content-type', `^\\s*(${declared.map(toPattern).join('|')})\\s*(;|$)`),
  });

  /** A document that lists no content says that there is none, or has left it out. */
  function undocumentedBody(): Draft {
    return createDraft(exchange, {
      check: 'content-type-is-documented',
      severity: 'observation',
      pointer: '/body',
      message: `${storyOf(exchange)} with a body, where the document has none for this status.`,
      expected: 'no body',
      received: `${text.length} characters${received === undefined ? '' : ` of ${received}`}`,
      ...(declaration === undefined ? {} : { at: declaration.response }),
      proof: `(answers.at(-1).body ?? '') === ''`,
    });
  }
};

/** What answers before a handler often has a form of its own, and a catch-all says little of it. */
export const severityOf = ({ key }: Declaration, status: number): 'error' | 'observation' =>
  isBeforeHandlers(status) && key !== String(status) ? 'observation' : 'error';

/** A media range as a regular expression that knows no upper and lower case. */
function toPattern(range: string): string {
  const [bare = ''] = range.split(';');
  return bare
    .trim()
    .replaceAll(/[.+?^$()|[\]{}\\]/g, '\\$&')
    .replaceAll('*', '[^;]+')
    .replaceAll(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
