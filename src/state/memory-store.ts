import type { Sandbox } from './sandbox.js';
import type { Store } from './store.js';

export interface MemoryStore extends Store {
  load(sandbox: string): Sandbox;
}

/** Sandboxes of this process alone. They are their own log, so what was committed is stored. */
export function createMemoryStore(create: () => Sandbox): MemoryStore {
  const sandboxes = new Map<string, Sandbox>();
  return {
    load(name) {
      const known = sandboxes.get(name);
      if (known !== undefined) return known;
      const created = create();
      sandboxes.set(name, created);
      return created;
    },
    append: (name, { version }, ifVersion) => version === ifVersion + 1 && sandboxes.get(name)?.version === version,
  };
}
