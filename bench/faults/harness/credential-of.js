// @ts-check

/** @typedef {Record<string, string>} Headers */

/**
 * @param {Headers | undefined} headers what a role's requests carry
 * @param {string} name
 */
export function headerValueOf(headers, name) {
  const found = Object.entries(headers ?? {}).find(([each]) => each.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`The server names no role with the header ${name}.`);
  return found[1];
}

/** @param {Headers | undefined} headers */
export const bearerOf = (headers) => headerValueOf(headers, 'authorization').replace(/^Bearer /, '');
