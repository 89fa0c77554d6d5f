import type { HttpRequest, Target } from '../http/index.js';
import { controlPrefix, isControl } from '../mock/index.js';

/** A mock that a server serves under its own name. */
export interface ServedMock extends Target {
  /** First segment of its paths, and the name of its control plane. */
  readonly name: string;
  readonly title: string;
  /** Path prefixes of the document's servers. */
  readonly basePaths: readonly string[];
}

export interface Mounts extends Target {
  /** Whether a path is some mock's business; only then may it be handled here. */
  serves(path: string): boolean;
}

/** Several mocks as one target: each at `/<name>/…`, its control plane at `/_twinspec/<name>`; a single one at the root, too. */
export function createMounts(mocks: readonly ServedMock[]): Mounts {
  const byName = new Map(mocks.map((mock) => [mock.name, mock]));
  const [only] = mocks.length === 1 ? mocks : [];

  return {
    serves(path) {
      if (isControl(path)) return byName.has(segmentOf(path, controlPrefix.length + 1));
      return byName.has(segmentOf(path, 1)) || (only !== undefined && path !== '/');
    },
    handle(request: HttpRequest) {
      const { path } = request;
      const named = byName.get(segmentOf(path, isControl(path) ? controlPrefix.length + 1 : 1));
      const mock = named ?? only;
      if (mock === undefined) throw new Error(`No mock serves ${path}.`);
      if (named === undefined || isControl(path)) return mock.handle(request);
      const mount = `/${named.name}`;
      return mock.handle({ ...request, mount, path: path.slice(mount.length) || '/' });
    },
  };
}

function segmentOf(path: string, start: number): string {
  const end = path.indexOf('/', start);
  return end < 0 ? path.slice(start) : path.slice(start, end);
}
