// @ts-check
import { Refusal } from './refusal.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {{ state: State, faults: import('../../fault-switch.js').FaultSwitch, variant: import('./variant.js').Variant }} Service
 * @typedef {{ parameter: string, body: any, headers: import('node:http').IncomingHttpHeaders }} Call
 * @typedef {{ status: number, data?: unknown }} Reply
 * @typedef {(call: Call) => Reply} Handler
 * @typedef {{ scope: string, handle: Handler, hasBody?: boolean }} Target
 * @typedef {Record<string, Record<string, Target>>} Table by path, then by method; `:` stands for one segment
 */

/**
 * @param {Table} table
 * @param {import('./variant.js').Variant} variant
 * @returns {(method: string, path: string) => Target & { parameter: string }}
 */
export function createRouter(table, variant) {
  return (method, path) => {
    const cut = path.lastIndexOf('/');
    const template = Object.hasOwn(table, path) ? path : `${path.slice(0, cut)}/:`;
    const methods = table[template];
    if (methods === undefined || cut === path.length - 1) throw new Refusal(404, 'unknown route');
    const target = methods[method];
    if (target === undefined && variant.unknownMethod === 404) throw new Refusal(404, 'unknown route');
    if (target === undefined) throw new NotAllowed(Object.keys(methods));
    return { ...target, parameter: template === path ? '' : decode(path.slice(cut + 1)) };
  };
}

export class NotAllowed extends Refusal {
  /** @param {string[]} methods */
  constructor(methods) {
    super(405, 'method not supported on this route');
    this.allow = methods.join(', ');
  }
}

/** @param {string} segment */
function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, 'malformed escape in the path');
  }
}
