import type { Variant } from '../../generation/index.js';
import { tokensOf } from '../json-pointer.js';
import { isObject } from './coverage-stage.js';

/** Puts the special part of a generated body into a body that is otherwise fresh, so that nothing else is wrong with it. */
export function graft(base: unknown, { pointer, value }: Pick<Variant, 'pointer' | 'value'>): unknown {
  const [name] = tokensOf(pointer);
  if (name === undefined || !isObject(base) || !isObject(value)) return value;
  return Object.hasOwn(value, name) ? { ...base, [name]: value[name] } : without(base, name);
}

export const without = (value: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
