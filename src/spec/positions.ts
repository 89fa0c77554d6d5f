import type { Event, MappingEvent, PopEvent, SequenceEvent } from 'js-yaml';
import { jsYaml } from './js-yaml.js';
import { readJsonTree } from './json-tree.js';
import { tokensOf } from './pointer.js';
import type { TextNode } from './text-node.js';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** Finds the lines of offsets in a text. */
export function createLineFinder(text: string): (offset: number) => Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= startsOfLines(text);
    const line = lastUpTo(offset, starts);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    const isEnd = character === lineFeed || (character === carriageReturn && text.charCodeAt(index + 1) !== lineFeed);
    if (isEnd) starts.push(index + 1);
  }
  return starts;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The index of the last number that is not greater; the numbers ascend, and the first is 0. */
function lastUpTo(limit: number, numbers: readonly number[]): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Finds the places of JSON pointers in YAML (JSON is YAML too, though slower to read as such): a scalar's first
 * character, or the key that a collection stands under (its own first character in a list). What is not there has the
 * place of its nearest ancestor that is; what an alias or a merge key brings in has the place where it is written.
 */
export function createPointerFinder(text: string, syntax: 'json' | 'yaml' = 'yaml'): (pointer: string) => Position {
  const positionAt = createLineFinder(text);
  const root = syntax === 'json' ? readJsonTree(text) : toTextNode(readTree(text));
  return (pointer) => {
    let node = root;
    for (const token of tokensOf(pointer)) {
      const child = node.child(token);
      if (child === undefined) break;
      node = child;
    }
    return positionAt(node.offset);
  };
}

function toTextNode(node: Node): TextNode {
  return {
    offset: node.offset,
    child(token) {
      const child = childOf(node, token);
      return child && toTextNode(child);
    },
  };
}

/** A value in YAML, read with all that is below it. */
interface Node {
  readonly offset: number;
  readonly children: Map<string, Node>;
}

function childOf(node: Node, token: string): Node | undefined {
  const own = node.children.get(token);
  const merged = node.children.get('<<');
  if (own !== undefined || merged === undefined) return own;
  return childOf(merged, token) ?? [...merged.children.values()].map((item) => childOf(item, token)).find(Boolean);
}

function readTree(text: string): Node {
  try {
    return createTreeReader(text).read();
  } catch {
    // JSON that YAML cannot hold (control characters written as they are): all we can point at is the document.
    return { offset: 0, children: new Map() };
  }
}

/** Reads nodes from js-yaml's events, so that the places agree with what was parsed. */
function createTreeReader(text: string): { read(): Node } {
  const { EVENT_ID, getScalarValue, parseEvents } = jsYaml();
  const events = parseEvents(text, { maxDepth: Infinity })[Symbol.iterator]();
  const anchors = new Map<string, Node>();

  const next = (): Event => events.next().value ?? { type: EVENT_ID.POP };
  const isEnd = (event: Event): event is PopEvent => event.type === EVENT_ID.POP;

  const open = (event: SequenceEvent | MappingEvent, key: number | undefined): Node => {
    const node: Node = { offset: key ?? event.start, children: new Map() };
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  };

  const readNode = (event: Event, key?: number): Node => {
    switch (event.type) {
      case EVENT_ID.SEQUENCE: {
        const node = open(event, key);
        for (let item = next(), index = 0; !isEnd(item); item = next(), index += 1) {
          node.children.set(String(index), readNode(item));
        }
        return node;
      }
      case EVENT_ID.MAPPING: {
        const node = open(event, key);
        for (let name = next(); !isEnd(name); name = next()) {
          const token = name.type === EVENT_ID.SCALAR ? getScalarValue(text, name) : '';
          node.children.set(token, readNode(next(), startOf(name)));
        }
        return node;
      }
      case EVENT_ID.ALIAS:
        return anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? leaf(key);
      default:
        return leaf(startOf(event) ?? key);
    }
  };

  return {
    read() {
      next();
      return readNode(next());
    },
  };
}

const leaf = (offset = 0): Node => ({ offset, children: new Map() });

/** Of a scalar on one line, its opening quote included; undefined where it is empty or a block. */
function startOf(event: Event): number | undefined {
  const { EVENT_ID, SCALAR_STYLE } = jsYaml();
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  if (event.style === SCALAR_STYLE.PLAIN) return event.valueStart;
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? event.valueStart - 1 : undefined;
}
