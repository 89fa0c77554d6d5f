import { ConfigError } from './config-error.js';

/** An identity as a flag gives it. */
export interface IdentityOption {
  readonly name: string;
  /** A token, an API key, `user:password`, or a whole header (`Name: value`). */
  readonly value: string;
  readonly scopes?: readonly string[];
  readonly isReadOnly?: boolean;
  readonly isOutsider?: boolean;
  readonly isExpired?: boolean;
}

const usage = "write --identity 'name=value', then ;scopes=a,b or ;read-only, ;outsider, ;expired where that holds";

/**
 * `reader=abc123;scopes=read;outsider`: the value ends where a known word begins, so it may hold semicolons itself.
 * @throws ConfigError
 */
export function parseIdentityOption(text: string): IdentityOption {
  const match = /^([\w.-]+)=(.+?)((?:;(?:scopes=[^;]*|read-only|outsider|expired))*)$/s.exec(text);
  // The text itself may hold a secret, so only the name is shown.
  if (match === null) throw new ConfigError(`--identity ${text.split('=', 1)[0] ?? ''}…: ${usage}.`);
  const [, name = '', value = '', extras = ''] = match;
  return { name, value, ...readExtras(extras.split(';').slice(1)) };
}

function readExtras(words: readonly string[]): Partial<IdentityOption> {
  const scopes = words.findLast((word) => word.startsWith('scopes='))?.slice('scopes='.length);
  return {
    ...(scopes !== undefined && { scopes: scopes.split(',').filter((scope) => scope !== '') }),
    ...(words.includes('read-only') && { isReadOnly: true }),
    ...(words.includes('outsider') && { isOutsider: true }),
    ...(words.includes('expired') && { isExpired: true }),
  };
}

/** `Name: value` of a header. @throws ConfigError */
export function parseHeaderOption(text: string): { readonly name: string; readonly value: string } {
  const header = readHeader(text);
  if (header) return header;
  throw new ConfigError(`--header ${text.split(/[:=]/, 1)[0] ?? ''}…: write 'Name: value'.`);
}

/** A token with a colon in it is no header: the value of one begins after a blank. */
export function readHeader(text: string): { readonly name: string; readonly value: string } | undefined {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+): +(\S.*)$/.exec(text) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}
