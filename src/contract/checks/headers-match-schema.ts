import type { Violation } from '../../http/index.js';
import { childOf } from '../../spec/index.js';
import { hasHeader } from '../proof.js';
import { severityOf } from './content-type-is-documented.js';
import { createDraft, type MessageCheck, storyOf } from './message-check.js';
import { excerpt } from './pointers.js';

const prefix = '/header/';

export const headersMatchSchema: MessageCheck = (exchange, context) => {
  const declaration = context.declarationOf(exchange);
  if (declaration === undefined || Object.keys(declaration.response.headers).length === 0) return undefined;

  const broken = context.violationsOf(exchange).filter(({ pointer }) => pointer.startsWith(prefix));
  return firstOfEach(broken).map(({ pointer, keyword, message }) => {
    const name = pointer.slice(prefix.length).split('/')[0] ?? '';
    const isMissing = keyword === 'required' && pointer === `${prefix}${name}`;
    const value = exchange.response.headers[name.toLowerCase()];
    const header = declaration.response.headers[name];
    const schema = header?.schema === undefined ? undefined : context.spec.resolve(header.schema);
    return createDraft(exchange, {
      check: 'headers-match-schema',
      severity: severityOf(declaration, exchange.response.status),
      pointer: `${prefix}${name.toLowerCase()}#${keyword}`,
      message: isMissing
        ? `${storyOf(exchange)} without the header ${name}, which the document requires.`
        : `${storyOf(exchange)} with a header ${name} that ${message}: ${excerpt(value)}.`,
      expected: isMissing ? `the header ${name}` : `${name}: ${excerpt(schema)}`,
      received: isMissing ? 'no such header' : excerpt(value),
      at: header ?? childOf(declaration.response, 'headers'),
      proof: hasHeader(-1, name, patternOf(schema)),
    });
  });
};

function firstOfEach(violations: readonly Violation[]): readonly Violation[] {
  return [...new Map(violations.toReversed().map((violation) => [violation.pointer, violation])).values()].reverse();
}

function patternOf(schema: unknown): string | undefined {
  const { pattern } = (schema ?? {}) as { pattern?: unknown };
  return typeof pattern === 'string' ? pattern : undefined;
}
