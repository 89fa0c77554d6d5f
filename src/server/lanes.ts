import type { Target } from '../http/index.js';
import { isControl } from '../mock/index.js';
import { takeSandboxPrefix } from '../sandboxes/index.js';
import { createNodeHandler, type NodeHandler, type NodeHandlerOptions } from './node-handler.js';

/** A mock that a server serves under its own name. */
export interface ServedMock extends Target {
  /** First segment of its paths, and the name of its control plane. */
  readonly name: string;
  readonly title: string;
  /** Path prefixes of the document's servers. */
  readonly basePaths: readonly string[];
}

/** The handler for a path that belongs to a mock; undefined for what the server answers itself. */
export type Lanes = (path: string) => NodeHandler | undefined;

/** Each mock at `/<name>/…` and `/~<sandbox>/<name>/…`; a single one at the root, too, but for `/` itself. */
export function createLanes(mocks: readonly ServedMock[], options: NodeHandlerOptions): Lanes {
  const named = new Map(
    mocks.map((mock) => [mock.name, createNodeHandler(mock, { ...options, mount: `/${mock.name}` })]),
  );
  const [only] = mocks.length === 1 ? mocks.map((mock) => createNodeHandler(mock, options)) : [];
  return (asked) => {
    const path = takeSandboxPrefix(asked)?.path ?? asked;
    const name = firstSegment(path);
    const lane = named.get(name);
    // The control plane has one address, where it is guarded.
    if (isControl(lane === undefined ? path : path.slice(name.length + 1))) return undefined;
    return lane ?? (path === '/' ? undefined : only);
  };
}

function firstSegment(path: string): string {
  const end = path.indexOf('/', 1);
  return end < 0 ? path.slice(1) : path.slice(1, end);
}
