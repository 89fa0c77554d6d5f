import { type HttpRequest, isProblem } from '../../src/http/index.js';
import { createRouter } from '../../src/routing/index.js';
import { createRequestValidator, type RequestCheck, schemasOf } from '../../src/validation/index.js';
import { load, withPaths } from '../spec/files.js';

type Sent = Partial<Pick<HttpRequest, 'headers' | 'parsedBody' | 'refusal'>> & { readonly body?: string | Uint8Array };

/** Checks requests against a document around the given paths (YAML). */
export async function createChecker(paths: string, rest = '') {
  const spec = await load(withPaths(paths, rest));
  const schemas = schemasOf(spec);
  const router = createRouter(
    spec.operations.map((operation) => [`/${operation.method}${operation.path}`, operation] as const),
  );

  return (line: string, { body, headers = {}, ...sent }: Sent = {}) => {
    const [method = '', target = ''] = line.split(' ');
    const [path = '', query = ''] = target.split('?');
    const match = router.match(`/${method.toLowerCase()}${path}`);
    if (typeof match !== 'object') throw new Error(`The document has no ${line}.`);
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    return createRequestValidator(match.target, { spec, schemas })(
      { method, path, query, headers, body: bytes, ...sent },
      match,
    );
  };
}

export type Checker = Awaited<ReturnType<typeof createChecker>>;

/** A check that got as far as the schemas. */
export function checked(result: ReturnType<Checker>): RequestCheck {
  if (isProblem(result)) throw new Error(`The request was refused: ${result.detail}`);
  return result;
}

/** `pointer keyword` of every violation. */
export const violationsOf = (result: ReturnType<Checker>): readonly string[] =>
  checked(result).violations.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
