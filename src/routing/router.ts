import findMyWay from 'find-my-way';

/** A path template that matched. */
export interface Match<T> {
  readonly target: T;
  /** Path segments of the parameters, still percent-encoded, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Router<T> {
  /**
   * The target whose template serves a percent-encoded path: the literal segment wins over the templated one, and one
   * trailing slash means nothing. Undefined when none does; `'malformed'` when the percent-encoding is invalid.
   */
  match(path: string): Match<T> | 'malformed' | undefined;
}

interface Route<T> {
  readonly target: T;
  readonly names: readonly string[];
  readonly rawSegments: (path: string) => readonly string[];
}

const longestSegment = 16_384;

/** Builds a router over path templates such as `/users/{id}`; methods are not its business. */
export function createRouter<T>(targets: Iterable<readonly [template: string, target: T]>): Router<T> {
  const table = findMyWay({ ignoreTrailingSlash: true, maxParamLength: longestSegment });
  for (const [template, target] of targets) table.on('GET', toPattern(template), () => undefined, toRoute(template, target));

  return {
    match(path) {
      const encoded = path.includes('%');
      if (encoded && !isDecodable(path)) return 'malformed';

      const found = table.find('GET', path);
      if (found === null) return undefined;
      const route = found.store as Route<T>;
      const values = encoded ? route.rawSegments(path) : Object.values(found.params);
      return toMatch(route, values);
    },
  };
}

function toMatch<T>({ target, names }: Route<T>, values: readonly (string | undefined)[]): Match<T> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index];
    if (value === undefined || value === '') return undefined;
    parameters[name] = value;
  }
  return { target, parameters };
}

const placeholder = /\{([^{}]+)\}/g;

/** find-my-way's notation: parameters by position (their names may hold anything), `:` doubled, partial segments as patterns. */
function toPattern(template: string): string {
  let position = 0;
  const segments = template.split('/').map((segment) => {
    const literal = segment.replaceAll(':', '::');
    return literal.replace(placeholder, (whole) => {
      const name = `:p${position}`;
      position += 1;
      return whole === literal ? name : `${name}([^/]*?)`;
    });
  });
  return segments.join('/') || '/';
}

function toRoute<T>(template: string, target: T): Route<T> {
  const names = [...template.matchAll(placeholder)].map((match) => match[1] ?? '');
  const pattern = new RegExp(`^${template.split(placeholder).map(toExpression).join('')}/?$`);
  return { target, names, rawSegments: (path) => pattern.exec(path)?.slice(1) ?? literalSegments(template, path) };
}

/** `split` with one capture puts literals at even places and parameter names at odd ones. */
const toExpression = (text: string, index: number): string =>
  index % 2 === 1 ? '([^/]+)' : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** For paths that encode what the template writes plainly (`/%75sers/1`): segments by position. */
function literalSegments(template: string, path: string): readonly string[] {
  const sent = path.split('/');
  return template.split('/').flatMap((segment, index) => (segment.startsWith('{') ? [sent[index] ?? ''] : []));
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
