// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {import('../data/dataset.js').User} User */

/** What the hand-written peers are started with: the users by id, and who may call. */
export function readPeerData() {
  const { users, me, authorization } = JSON.parse(readFileSync(/** @type {string} */ (process.env.BENCH_DATA), 'utf8'));
  return {
    users: new Map(/** @type {User[]} */ (users).map((user) => [user.id, user])),
    callers: new Map([[/** @type {string} */ (authorization), /** @type {string} */ (me)]]),
    port: Number(process.env.BENCH_PORT),
  };
}
