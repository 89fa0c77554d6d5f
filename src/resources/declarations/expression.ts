import type { KeySources, Source } from '../resource-model.js';
import type { Expression } from './extension.js';

/** A runtime expression that the extension's schema allows, as a place in an exchange. */
export function toSource(expression: Expression): Source {
  if (typeof expression !== 'string') return { ...toSource(expression.value), length: expression.length };
  const [, of = '', name = ''] = /^\$request\.(path|query)\.(.+)$/.exec(expression) ?? [];
  if (of === 'path' || of === 'query') return { in: of, name };
  if (expression.startsWith('$response.header')) return { in: 'location' };
  const message = expression.startsWith('$request')
    ? 'request'
    : expression.startsWith('$response')
      ? 'response'
      : 'item';
  return { in: message, pointer: toPointer(expression) };
}

/** The pointer of `$response.body#/data`; `''` for the whole. */
export function toPointer(expression: string): string {
  const hash = expression.indexOf('#');
  return hash < 0 ? '' : expression.slice(hash + 1);
}

export const toSources = (expressions: Readonly<Record<string, Expression>> = {}): KeySources =>
  Object.fromEntries(Object.entries(expressions).map(([name, expression]) => [name, toSource(expression)]));
