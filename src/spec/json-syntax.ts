/** Where a text stops being JSON, and what would have to stand there. */
export interface JsonBreak {
  readonly offset: number;
  readonly expected: string;
}

type TokenKind = '{' | '}' | '[' | ']' | ':' | ',' | 'text' | 'primitive' | 'end' | 'unknown' | 'broken text';

interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

interface State {
  readonly allows: readonly TokenKind[];
  readonly expected: string;
}

const values: readonly TokenKind[] = ['{', '[', 'text', 'primitive'];
const value: State = { allows: values, expected: 'a value' };
const firstItem: State = { allows: [...values, ']'], expected: "a value or ']'" };
const firstName: State = { allows: ['text', '}'], expected: "a name in double quotes or '}'" };
const name: State = { allows: ['text'], expected: 'a name in double quotes' };
const colon: State = { allows: [':'], expected: "':'" };
const nextName: State = { allows: [',', '}'], expected: "',' or '}'" };
const nextItem: State = { allows: [',', ']'], expected: "',' or ']'" };
const end: State = { allows: ['end'], expected: 'the end of the file' };

/**
 * The place that JSON.parse of Node 20 often does not tell (RFC 8259); undefined where the text is JSON after all.
 * Runs only when something is wrong; keeps its own stack, so that depth costs none.
 */
export function findJsonBreak(text: string): JsonBreak | undefined {
  const open: TokenKind[] = [];
  let state = value;
  let token = readToken(text, 0);
  while (state.allows.includes(token.kind)) {
    if (token.kind === 'end') return undefined;
    state = after(token.kind, state, open);
    token = readToken(text, token.end);
  }
  const expected = token.kind === 'broken text' ? "a valid character, or '\"' to close the text" : state.expected;
  return { offset: token.start, expected };
}

function after(kind: TokenKind, state: State, open: TokenKind[]): State {
  switch (kind) {
    case '{':
      open.push(kind);
      return firstName;
    case '[':
      open.push(kind);
      return firstItem;
    case ':':
      return value;
    case ',':
      return open.at(-1) === '{' ? name : value;
    case 'text':
      return state === name || state === firstName ? colon : afterValue(open);
    case 'primitive':
      return afterValue(open);
    default:
      open.pop();
      return afterValue(open);
  }
}

function afterValue(open: readonly TokenKind[]): State {
  const innermost = open.at(-1);
  if (innermost === undefined) return end;
  return innermost === '{' ? nextName : nextItem;
}

const blank = /[ \t\r\n]*/y;
const characters = /(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const primitive = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const isPunctuation = (character: string): character is '{' => '{}[]:,'.includes(character);

function readToken(text: string, offset: number): Token {
  const start = endOf(blank, text, offset);
  const character = text[start];
  if (character === undefined) return { kind: 'end', start, end: start };
  if (isPunctuation(character)) return { kind: character, start, end: start + 1 };
  if (character === '"') {
    const close = endOf(characters, text, start + 1);
    return text[close] === '"'
      ? { kind: 'text', start, end: close + 1 }
      : { kind: 'broken text', start: close, end: close };
  }
  const stop = endOf(primitive, text, start);
  return { kind: stop > start ? 'primitive' : 'unknown', start, end: stop };
}

function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return offset + (pattern.exec(text)?.[0].length ?? 0);
}
