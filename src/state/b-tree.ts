import sortedBTree from 'sorted-btree';
import { bulkLoad } from 'sorted-btree/extended/bulkLoad.js';
import diffing from 'sorted-btree/extended/diffAgainst.js';

// The package is CommonJS: Node hands us its exports object, test runners and bundlers its default export.
const loaded: typeof sortedBTree & { readonly default?: typeof sortedBTree.default } = sortedBTree;

const nodeSize = 64;

/** A sorted map with numbers for keys, whose clone costs nothing and shares everything until one side writes. */
export type NumberTree<Value> = InstanceType<typeof sortedBTree.default<number, Value>>;

export function createNumberTree<Value>(): NumberTree<Value> {
  const Tree = loaded.default ?? (loaded as unknown as typeof sortedBTree.default);
  return new Tree<number, Value>(undefined, ascending, nodeSize);
}

/** From ascending keys. Leaves some room in every node, so that the first keys to come in between need not split them all. */
export function loadNumberTree<Value>(keys: number[], values: Value[]): NumberTree<Value> {
  return bulkLoad(keys, values, nodeSize, ascending, 0.75);
}

/** Calls back with each key whose value differs, undefined where a tree has none; what the trees share is passed over. */
export function forEachDifference<Value>(
  before: NumberTree<Value>,
  after: NumberTree<Value>,
  onDifference: (key: number, before: Value | undefined, after: Value | undefined) => void,
): void {
  compare(
    before,
    after,
    (key, value) => onDifference(key, value, undefined),
    (key, value) => onDifference(key, undefined, value),
    (key, old, now) => onDifference(key, old, now),
  );
}

/** CommonJS, too. */
const compare =
  (diffing as { readonly default?: typeof diffing.default }).default ?? (diffing as unknown as typeof diffing.default);

function ascending(a: number, b: number): number {
  return a - b;
}

/**
 * The key at this place in the order, from 0. The package keeps the size of every subtree but offers no way down by it, and
 * to walk there would make the last page of a million records a thousand times dearer than the first: so we look inside.
 */
export function keyAt(tree: NumberTree<unknown>, place: number): number | undefined {
  return keyIn((tree as unknown as { readonly _root: Node })._root, Math.max(0, place));
}

interface Node {
  readonly keys: readonly number[];
  readonly children?: readonly Node[];
  size(): number;
}

function keyIn({ keys, children }: Node, place: number): number | undefined {
  if (children === undefined) return keys[place];
  let left = place;
  for (const child of children) {
    if (left < child.size()) return keyIn(child, left);
    left -= child.size();
  }
  return undefined;
}
