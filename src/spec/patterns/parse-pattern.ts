import { createRequire } from 'node:module';
import type { AST } from '@eslint-community/regexpp';

const load = createRequire(import.meta.url);

/** Loaded by its first use: most documents have no pattern that has to be read. */
const regexpp = (): typeof import('@eslint-community/regexpp') =>
  load('@eslint-community/regexpp') as typeof import('@eslint-community/regexpp');

/** The syntax tree of a regular expression. @throws RegExpSyntaxError for what the parser does not know yet. */
export function parsePattern({ source, unicode }: RegExp): AST.Pattern {
  const parser = new (regexpp().RegExpParser)();
  return parser.parsePattern(source, 0, source.length, { unicode });
}
