import { ConfigError } from './config-error.js';
import type { Locate } from './parse-settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The same content with `${NAME}` replaced by the environment's value in every text; `$${` stands for `${`.
 * @throws ConfigError for a variable that is not set.
 */
export function expandEnvironment(content: unknown, environment: Environment, locate: Locate): unknown {
  const expand = (value: unknown, pointer: string): unknown => {
    if (typeof value === 'string') return expandText(value, (name) => read(name, pointer));
    if (Array.isArray(value)) return value.map((item, index) => expand(item, `${pointer}/${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, expand(item, `${pointer}/${escapeToken(name)}`)]),
    );
  };
  const read = (name: string, pointer: string): string => {
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
    throw new ConfigError(`${locate(pointer)}  the environment variable ${name} is not set.`);
  };
  return expand(content, '');
}

const expandText = (text: string, read: (name: string) => string): string =>
  text.replace(/\$(\$\{)|\$\{([A-Za-z_]\w*)\}/g, (_match, escaped: string | undefined, name: string) =>
    escaped === undefined ? read(name) : escaped,
  );

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
