import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { loadAll, YAMLException } from 'js-yaml';
import { createPointerFinder } from '../../spec/index.js';
import { ConfigError } from './config-error.js';

/** A place in a settings file as `file:line:column`, by JSON pointer. */
export type Locate = (pointer: string) => string;

export interface SettingsText {
  readonly file: string;
  readonly text: string;
}

/**
 * The content of a YAML or JSON file that has to match a schema, and what finds places in it.
 * @throws ConfigError with the place of everything that is wrong.
 */
export function parseSettings(source: SettingsText, schema: object): { content: unknown; locate: Locate } {
  const content = parse(source);
  const locate = createLocate(source);
  const validate = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    meta: false,
  }).compile(schema);
  if (validate(content)) return { content, locate };

  const lines = (validate.errors ?? []).filter(isTelling).map((error) => describe(error, locate));
  throw new ConfigError([`${source.file} cannot be used:`, ...new Set(lines)].join('\n'));
}

/** Reads the positions only when there is something to point at. */
function createLocate({ file, text }: SettingsText): Locate {
  let find: ReturnType<typeof createPointerFinder> | undefined;
  return (pointer) => {
    find ??= createPointerFinder(text);
    const { line, column } = find(pointer);
    return `${file}:${line}:${column}`;
  };
}

function parse({ file, text }: SettingsText): unknown {
  try {
    return loadAll(text)[0] ?? null;
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const { line = 0, column = 0 } = cause.mark ?? {};
    throw new ConfigError(`${file}:${line + 1}:${column + 1}  This is not YAML: ${cause.reason}.`, { cause });
  }
}

/** `anyOf` only repeats that its alternatives failed. */
const isTelling = ({ keyword }: ErrorObject): boolean => keyword !== 'anyOf' && keyword !== 'if';

function describe(
  { instancePath, keyword, message = 'is invalid', params, parentSchema }: ErrorObject,
  locate: Locate,
) {
  const { additionalProperty, allowedValues } = params as {
    additionalProperty?: string;
    allowedValues?: readonly unknown[];
  };
  const name = instancePath === '' ? 'the file' : instancePath.slice(1).replaceAll('/', '.');
  if (additionalProperty !== undefined) {
    const place = locate(`${instancePath}/${additionalProperty.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return `${place}  there is no setting '${additionalProperty}'${suggest(additionalProperty, parentSchema)}`;
  }
  if (allowedValues) return `${locate(instancePath)}  ${name} must be one of: ${allowedValues.join(', ')}.`;
  if (keyword === 'pattern') return `${locate(instancePath)}  ${name} must look like ${String(params.pattern)}.`;
  return `${locate(instancePath)}  ${name} ${message}.`;
}

function suggest(unknown: string, parentSchema: ErrorObject['parentSchema']): string {
  const names = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
  const near = names.find((name) => isNear(name.toLowerCase(), unknown.toLowerCase()));
  if (near !== undefined) return `; did you mean '${near}'?`;
  return names.length > 0 && names.length <= 25 ? `; there are: ${names.join(', ')}.` : '.';
}

/** Equal but for one letter or separators. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [one.replace(/[-_]/g, ''), other.replace(/[-_]/g, '')];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([i = 0, j = 0]) => a.slice(start + i) === b.slice(start + j));
}
