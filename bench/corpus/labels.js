// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/**
 * @typedef {object} LabelledCollection
 * @property {readonly string[]} keys what its key may be called
 * @property {string} [inside] the collection whose records hold its own
 * @property {boolean} optional whether leaving it out is as good
 *
 * @typedef {{ kind: string, of: string }} Role
 *
 * @typedef {object} Label
 * @property {string} name
 * @property {{ own?: string, package?: string, file?: string }} document
 * @property {boolean} isHeldOut not looked at while anything is repaired
 * @property {boolean} isSample whether only some operations have a label
 * @property {ReadonlyMap<string, LabelledCollection>} collections
 * @property {ReadonlyMap<string, { from: string, to: string }>} relations
 * @property {ReadonlyMap<string, readonly (Role | undefined)[]>} operations `GET /pets` -> what it may be taken for; undefined: nothing
 */

const folder = new URL('./labels/', import.meta.url);

/** Every document by its name, in the order of the alphabet. */
export const labelNames = () =>
  readdirSync(folder)
    .map((file) => file.replace(/\.yaml$/, ''))
    .sort();

/** @param {string} name @returns {Label} */
export function readLabel(name) {
  const written = /** @type {any} */ (load(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')));
  return {
    name,
    document: written.document,
    isHeldOut: written.heldOut === true,
    isSample: written.sample === true,
    collections: mapped(written.collections, ({ key, inside, optional = false }) => ({
      keys: alternativesIn(key),
      ...(inside === undefined ? {} : { inside }),
      optional,
    })),
    relations: mapped(written.relations, (relation) => relation),
    operations: mapped(written.operations, (text) => alternativesIn(text).map(toRole)),
  };
}

/**
 * @template T
 * @param {Record<string, any> | undefined} written
 * @param {(value: any) => T} convert
 */
const mapped = (written = {}, convert) =>
  new Map(Object.entries(written).map(([name, value]) => [name, convert(value)]));

/** @param {string} text */
const alternativesIn = (text) => text.split(' or ');

/** @param {string} text `list pets`, or `none` @returns {Role | undefined} */
function toRole(text) {
  const [kind = '', of = ''] = text.split(' ');
  return kind === 'none' ? undefined : { kind, of };
}
