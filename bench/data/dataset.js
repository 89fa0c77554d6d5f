// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminOf, readDocument, readFixture, withUsers } from './fixture.js';
import { orgUser } from './users.js';

/** @typedef {{ id: string, email: string, name: string, roles: string[] }} User */
/**
 * The same 1,000 users for every subject, as each of them wants to have it.
 * @typedef {object} Dataset
 * @property {User[]} users as the API shows one
 * @property {string} me id of the user that the credentials belong to
 * @property {string} authorization value of the Authorization header
 * @property {string} folder where the files are
 * @property {{ fixture: string, document: string, database: string, peers: string }} files
 * @property {() => Promise<void>} remove
 */

const SERVICE = 'org-user-management';
const USERS = 1_000;

/** @returns {Promise<Dataset>} */
export async function createDataset() {
  const { fixture, me, authorization } = withPasswordAdmin(withUsers(await readFixture(SERVICE), USERS, orgUser));
  const users = /** @type {User[]} */ (/** @type {unknown} */ (fixture.collections.users)).map(
    ({ id, email, name, roles }) => ({ id, email, name, roles }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-bench-'));
  const write = async (/** @type {string} */ name, /** @type {unknown} */ content) => {
    const file = join(folder, name);
    await writeFile(file, JSON.stringify(content));
    return file;
  };
  const files = {
    fixture: await write('fixture.json', fixture),
    document: await write('document.json', withExamples(await readDocument(SERVICE), users)),
    database: await write('database.json', { users }),
    peers: await write('peers.json', { users, me, authorization }),
  };
  return { users, me, authorization, folder, files, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * The measured write changes the caller's own name, which only a user with a password may do.
 * @param {import('./fixture.js').Fixture} fixture
 */
function withPasswordAdmin(fixture) {
  const authorization = adminOf(fixture).value;
  const email = authorization.slice(0, authorization.indexOf(':'));
  const admin = fixture.collections.users?.find((user) => user.email === email);
  if (!admin) throw new Error(`The fixture has no user with the e-mail of its credentials (${email}).`);
  admin.connection = null;
  return { fixture, authorization, me: String(admin.id) };
}

/**
 * The document with the dataset as its examples, so that peers without a state answer with the same data too.
 * @param {any} document
 * @param {User[]} users
 */
function withExamples(document, users) {
  const items = users.slice(0, 100).map(({ id, email, name }) => ({ id, email, name }));
  const [first, listed] = [users[0], items[0]];
  setExample(document.paths['/users/{id}'].get, first);
  setExample(document.paths['/users'].get, { count: users.length, items });
  setExample(document.paths['/users/me'].patch, listed);
  return document;
}

/** @param {any} operation @param {unknown} value */
function setExample(operation, value) {
  const media = operation.responses['200'].content['application/json'];
  delete media.examples;
  media.example = value;
}
