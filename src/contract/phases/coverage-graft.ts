import type { Variant } from '../../generation/index.js';
import { isObject } from './coverage-stage.js';

/** Puts the special part of a generated body into a body that is otherwise fresh, so that nothing else is wrong with it. */
export function graft(base: unknown, { pointer, value }: Pick<Variant, 'pointer' | 'value'>): unknown {
  const [, token] = pointer.split('/');
  if (token === undefined || !isObject(base) || !isObject(value)) return value;
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
  const { [name]: _, ...others } = base;
  return Object.hasOwn(value, name) ? { ...others, [name]: value[name] } : others;
}
