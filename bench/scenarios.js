// @ts-check
import { toBytes } from './harness/load.js';

/** @typedef {import('./data/dataset.js').Dataset} Dataset */
/** @typedef {{ method: string, path: string, body?: unknown }} Request */
/**
 * @typedef {object} Scenario
 * @property {string} title
 * @property {(data: Dataset) => Request[]} requests sent in turn; paths without the service's prefix
 * @property {(answer: any, data: Dataset) => boolean} isRight whether a subject with a state gave the right answer to the first request
 * @property {{ raw: number, better?: number, prism?: number }} target highest ratio to raw, lowest ratio of Prism to Twinspec
 */

/** @type {Record<string, Scenario>} */
export const scenarios = {
  read: {
    title: 'GET /users/{id}, in turn through 1,000 users',
    requests: ({ users }) => users.map(({ id }) => ({ method: 'GET', path: `/users/${encodeURIComponent(id)}` })),
    isRight: (answer, { users }) => isUser(answer, users[0]),
    target: { raw: 2, better: 1.5, prism: 20 },
  },
  list: {
    title: 'GET /users?page_size=100 of 1,000 users',
    requests: () => [{ method: 'GET', path: '/users?page_size=100' }],
    isRight: (answer, { users }) => {
      const items = Array.isArray(answer) ? answer : answer.items;
      return items.length === 100 && isUser(items[99], users[99]);
    },
    target: { raw: 3 },
  },
  write: {
    title: 'PATCH /users/me, a validated body that changes the name',
    requests: () => NAMES.map((name) => ({ method: 'PATCH', path: '/users/me', body: { name } })),
    isRight: (answer, { me }) => answer.id === me && answer.name === NAMES[0],
    target: { raw: 3 },
  },
};

const NAMES = ['Grace Brewster Hopper', 'Grace Murray', 'Grace Hopper', 'Amazing Grace'];

/**
 * @param {Scenario} scenario
 * @param {Dataset} data
 * @param {string} prefix
 */
export function toRequests({ requests }, data, prefix) {
  return requests(data).map(({ path, ...request }) =>
    toBytes({ ...request, path: prefix + path, headers: { Authorization: data.authorization } }),
  );
}

/** @param {any} answer @param {import('./data/dataset.js').User | undefined} user */
function isUser(answer, user) {
  return answer?.id === user?.id && answer?.name === user?.name && answer?.email === user?.email;
}
