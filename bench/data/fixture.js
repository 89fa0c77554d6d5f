// @ts-check
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';

/** @typedef {Record<string, unknown>} StoredRecord */
/** @typedef {{ role: string, header: string, value: string }} Credential */
/** @typedef {{ collections: Record<string, StoredRecord[]>, credentials: Credential[] }} Fixture */

const ROOT = new URL('../../', import.meta.url);

/** The fixture that ships with a service. @param {string} service @returns {Promise<Fixture>} */
export async function readFixture(service) {
  return /** @type {Fixture} */ (load(await readFile(new URL(`fixtures/${service}.yaml`, ROOT), 'utf8')));
}

/** The document that ships with a service. @param {string} service @returns {Promise<any>} */
export async function readDocument(service) {
  return load(await readFile(new URL(`specs/${service}.yaml`, ROOT), 'utf8'));
}

/**
 * The shipped fixture with its users filled up to a number. Each added one has every property of the first, in case the service wants
 * more than the generator knows about.
 * @param {Fixture} fixture
 * @param {number} size
 * @param {(n: number) => StoredRecord} toUser
 * @returns {Fixture}
 */
export function withUsers(fixture, size, toUser) {
  const shipped = fixture.collections.users ?? [];
  const added = Array.from({ length: Math.max(0, size - shipped.length) }, (_, n) => ({ ...shipped[0], ...toUser(n) }));
  return { ...fixture, collections: { ...fixture.collections, users: [...shipped, ...added] } };
}

/** Credentials that may do everything. @param {Fixture} fixture @returns {Credential} */
export function adminOf(fixture) {
  const credential = fixture.credentials.find(({ role }) => /admin|owner|write/i.test(role)) ?? fixture.credentials[0];
  if (!credential) throw new Error('The fixture has no credentials.');
  return credential;
}
