import type { IncomingMessage } from 'node:http';
import type { Target } from '../http/index.js';
import { isControl } from '../mock/index.js';
import { takeSandboxPrefix } from '../sandboxes/index.js';
import type { Spec } from '../spec/index.js';
import { createNodeHandler, type NodeHandler, type NodeHandlerOptions } from './node-handler.js';
import { pathOf } from './request-target.js';
import { createSharedPaths } from './shared-paths.js';

/** A mock that a server serves under its own name. */
export interface ServedMock extends Target {
  /** First segment of its paths, and the name of its control plane. */
  readonly name: string;
  readonly title: string;
  /** Path prefixes of the document's servers. */
  readonly basePaths: readonly string[];
  readonly spec: Spec;
}

/** The handler for a request to a mock; undefined for what the server answers itself. */
export type Lanes = (incoming: IncomingMessage) => NodeHandler | undefined;

/**
 * Each mock at `/<name>/…` and `/~<sandbox>/<name>/…`; at the root, too, but for `/` itself: a single one with all paths, several
 * with those of their documents.
 */
export function createLanes(mocks: readonly ServedMock[], options: NodeHandlerOptions): Lanes {
  const named = new Map(
    mocks.map((mock) => [mock.name, createNodeHandler(mock, { ...options, mount: `/${mock.name}` })]),
  );
  const atRoot = createRootLanes(mocks, options);
  return (incoming) => {
    const asked = pathOf(incoming.url);
    if (isControl(asked)) return undefined;
    const path = takeSandboxPrefix(asked)?.path ?? asked;
    const name = firstSegment(path);
    const lane = named.get(name);
    // The control plane has one address, where it is guarded.
    if (isControl(lane === undefined ? path : path.slice(name.length + 1))) return undefined;
    return lane ?? (path === '/' ? undefined : atRoot(path, incoming));
  };
}

function createRootLanes(
  mocks: readonly ServedMock[],
  options: NodeHandlerOptions,
): (path: string, incoming: IncomingMessage) => NodeHandler | undefined {
  const handlers = new Map(mocks.map((mock) => [mock, createNodeHandler(mock, options)]));
  const [only] = mocks.length === 1 ? handlers.values() : [];
  if (only) return () => only;
  const ownerOf = createSharedPaths(mocks);
  return (path, incoming) => {
    const owner = ownerOf(path, incoming);
    return owner && handlers.get(owner);
  };
}

function firstSegment(path: string): string {
  const end = path.indexOf('/', 1);
  return end < 0 ? path.slice(1) : path.slice(1, end);
}
