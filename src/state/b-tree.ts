import sortedBTree from 'sorted-btree';

// The package is CommonJS: Node hands us its exports object, test runners and bundlers its default export.
const loaded: typeof sortedBTree & { readonly default?: typeof sortedBTree.default } = sortedBTree;

/** A sorted map with numbers for keys, whose clone costs nothing and shares everything until one side writes. */
export type NumberTree<Value> = InstanceType<typeof sortedBTree.default<number, Value>>;

export function createNumberTree<Value>(): NumberTree<Value> {
  const Tree = loaded.default ?? (loaded as unknown as typeof sortedBTree.default);
  return new Tree<number, Value>(undefined, ascending, 64);
}

function ascending(a: number, b: number): number {
  return a - b;
}
