import type { TextNode } from './text-node.js';

/**
 * The values of a JSON text by place, read on the way there only: in a document of many megabytes that is most of what
 * would have to be read. The text is known to be JSON.
 */
export function readJsonTree(text: string): TextNode {
  return nodeAt(text, endOfBlank(text, 0), undefined);
}

function nodeAt(text: string, start: number, key: number | undefined): TextNode {
  const first = text.charCodeAt(start);
  const isCollection = first === brace || first === bracket;
  let children: ReadonlyMap<string, TextNode> | undefined;
  return {
    offset: isCollection ? (key ?? start) : start,
    child(token) {
      if (!isCollection) return undefined;
      children ??= first === brace ? readObject(text, start) : readArray(text, start);
      return children.get(token);
    },
  };
}

function readObject(text: string, start: number): ReadonlyMap<string, TextNode> {
  const children = new Map<string, TextNode>();
  let key = endOfBlank(text, start + 1);
  while (text.charCodeAt(key) === quote) {
    const afterKey = endOfString(text, key);
    const value = endOfBlank(text, endOfBlank(text, afterKey) + 1);
    children.set(JSON.parse(text.slice(key, afterKey)) as string, nodeAt(text, value, key));
    key = afterComma(text, value);
  }
  return children;
}

function readArray(text: string, start: number): ReadonlyMap<string, TextNode> {
  const children = new Map<string, TextNode>();
  let item = endOfBlank(text, start + 1);
  while (item < text.length && text.charCodeAt(item) !== closingBracket) {
    children.set(String(children.size), nodeAt(text, item, undefined));
    item = afterComma(text, item);
  }
  return children;
}

/** Where the next key or item begins, or the end of the collection. */
function afterComma(text: string, value: number): number {
  const end = endOfBlank(text, endOfValue(text, value));
  return text.charCodeAt(end) === comma ? endOfBlank(text, end + 1) : text.length;
}

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const brace = 0x7b;
const bracket = 0x5b;
const closingBracket = 0x5d;
const closingBrace = 0x7d;

function endOfValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return endOfString(text, start);
  if (first === brace || first === bracket) return endOfCollection(text, start);
  scalar.lastIndex = start;
  return start + (scalar.exec(text)?.[0].length ?? 1);
}

const scalar = /[^\s,\]}]+/y;

function endOfCollection(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === quote) index = endOfString(text, index) - 1;
    else if (character === brace || character === bracket) depth += 1;
    else if (character === closingBrace || character === closingBracket) depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (index - before) % 2 === 0;
}

function endOfBlank(text: string, start: number): number {
  let index = start;
  while (index < text.length && text.charCodeAt(index) <= 0x20) index += 1;
  return index;
}
