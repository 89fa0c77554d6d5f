import findMyWay from 'find-my-way';

/** A path template that matched. */
export interface Match<T> {
  readonly target: T;
  /** The parameters by name, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The same as they were sent, for styles that split at a delimiter before they decode. */
  encoded(): Readonly<Record<string, string>>;
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
  readonly segments: readonly TemplatedSegment[];
}

/** A segment of a template with parameters in it, and where it stands. */
interface TemplatedSegment {
  readonly index: number;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

const longestSegment = 16_384;

/** Builds a router over path templates such as `/users/{id}`; methods are not its business. */
export function createRouter<T>(targets: Iterable<readonly [template: string, target: T]>): Router<T> {
  const table = findMyWay({ ignoreTrailingSlash: true, maxParamLength: longestSegment });
  for (const [template, target] of targets)
    table.on('GET', toPattern(template), () => undefined, toRoute(template, target));

  return {
    match(path) {
      const found = table.find('GET', path);
      if (found !== null) return toMatch(found.store as Route<T>, found.params, path);
      return path.includes('%') && !isDecodable(path) ? 'malformed' : undefined;
    },
  };
}

function toMatch<T>(
  route: Route<T>,
  found: Readonly<Record<string, string | undefined>>,
  path: string,
): Match<T> | undefined {
  const parameters: Record<string, string> = {};
  let position = 0;
  for (const name of route.names) {
    const value = found[`p${position}`];
    if (value === undefined || value === '') return undefined;
    parameters[name] = value;
    position += 1;
  }
  return { target: route.target, parameters, encoded: () => encodedParameters(route, parameters, path) };
}

/** The parameters as they were sent; where a literal beside one was sent encoded, encoded anew. */
function encodedParameters<T>(
  { segments }: Route<T>,
  parameters: Readonly<Record<string, string>>,
  path: string,
): Readonly<Record<string, string>> {
  const sent = path.split('/');
  const entries = segments.flatMap(({ index, names, pattern }) => {
    const [, ...values] = pattern.exec(sent[index] ?? '') ?? [];
    return names.map(
      (name, position) => [name, values[position] ?? encodeURIComponent(parameters[name] ?? '')] as const,
    );
  });
  return Object.fromEntries(entries);
}

const placeholder = /\{([^{}]+)\}/g;

/**
 * find-my-way's notation: parameters by position (their names may hold anything), partial segments as patterns, `:` doubled, and
 * `*`, which would match everything there, as a pattern of its own.
 */
function toPattern(template: string): string {
  let position = 0;
  const segments = template.split('/').map((segment) => {
    const literal = segment.replaceAll(':', '::').replaceAll('*', ':star(\\*)');
    return literal.replace(placeholder, (whole) => {
      const name = `:p${position}`;
      position += 1;
      return whole === literal ? name : `${name}(.*?)`;
    });
  });
  return segments.join('/') || '/';
}

function toRoute<T>(template: string, target: T): Route<T> {
  const segments = template.split('/').flatMap((segment, index) => {
    const names = namesIn(segment);
    if (names.length === 0) return [];
    return [{ index, names, pattern: new RegExp(`^${segment.split(placeholder).map(toExpression).join('')}$`) }];
  });
  return { target, names: namesIn(template), segments };
}

const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(placeholder)].map((match) => match[1] ?? '');

/** `split` with one capture puts literals at even places and parameter names at odd ones. */
const toExpression = (text: string, index: number): string =>
  index % 2 === 1 ? '(.+?)' : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
