import type { IncomingMessage } from 'node:http';
import { createRouter, type Router } from '../routing/index.js';
import type { Spec } from '../spec/index.js';

/** Which of several documents a request belongs to whose path names none: by path, and by method where several have the path. */
export type SharedPaths<T> = (path: string, incoming: IncomingMessage) => T | undefined;

interface Served {
  readonly spec: Spec;
}

/** Who has a path, by method; of two that have both, the first. */
type ByMethod<T> = ReadonlyMap<string, T>;

/** Looks through the documents when somebody first asks, and again when one of them was read anew. */
export function createSharedPaths<T extends Served>(mocks: readonly T[]): SharedPaths<T> {
  let specs: readonly Spec[] = [];
  let router: Router<ByMethod<T>> | undefined;
  return (path, incoming) => {
    if (router === undefined || mocks.some(({ spec }, index) => spec !== specs[index])) {
      specs = mocks.map(({ spec }) => spec);
      router = routerOver(mocks);
    }
    const match = router.match(path);
    if (match === undefined || match === 'malformed') return undefined;
    const [first] = match.target.values();
    return match.target.get(methodOf(incoming)) ?? first;
  };
}

function routerOver<T extends Served>(mocks: readonly T[]): Router<ByMethod<T>> {
  const paths = new Map<string, { readonly template: string; readonly byMethod: Map<string, T> }>();
  for (const mock of mocks) {
    for (const { template, method } of pathsOf(mock.spec)) {
      const form = template.replace(/\{[^{}]+\}/g, '{}');
      const path = paths.get(form) ?? { template, byMethod: new Map<string, T>() };
      paths.set(form, path);
      if (!path.byMethod.has(method)) path.byMethod.set(method, mock);
    }
  }
  return createRouter([...paths.values()].map(({ template, byMethod }) => [template, byMethod]));
}

const pathsOf = ({ basePaths, operations }: Spec): readonly { template: string; method: string }[] =>
  basePaths.flatMap((base) =>
    operations.map(({ path, method }) => ({ template: `${base}${path}`, method: method.toUpperCase() })),
  );

/** The method that is meant: GET for HEAD, and what a browser asks for before it sends it. */
function methodOf({ method = 'GET', headers }: IncomingMessage): string {
  if (method === 'OPTIONS') return headers['access-control-request-method'] ?? method;
  return method === 'HEAD' ? 'GET' : method;
}
