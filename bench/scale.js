// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminOf, readFixture, withUsers } from './data/fixture.js';
import { orgUser, person, secodaUser } from './data/users.js';
import { freePort, startChild } from './harness/child.js';
import { toBytes } from './harness/load.js';
import { atMost } from './harness/report.js';
import { runRounds } from './harness/rounds.js';
import { median, medianRatio } from './harness/statistics.js';
import { twinspecCommand } from './subjects/index.js';

/** @typedef {import('./harness/report.js').Report} Report */
/** @typedef {import('./data/fixture.js').StoredRecord} StoredRecord */
/** @typedef {{ method: string, path: string, body?: unknown }} Request */
/** @typedef {{ node: string, rounds: number, many: number, isChosen: (subject: string) => boolean }} Options */
/**
 * One thing to ask of a small and a large collection.
 * @typedef {object} Question
 * @property {string} name
 * @property {number} status
 * @property {number} [most] requests in a batch, where they make the state grow
 * @property {(users: readonly StoredRecord[], count: number) => Request[]} requests
 */
/** @typedef {{ service: string, prefix: string, toUser: (n: number) => StoredRecord, questions: Question[] }} Plan */

const FEW = 1_000;
/** Distinct records that are asked for, in both sizes: reading each of a million for the first time would measure something else. */
const ASKED = 1_000;
const RATIO_TARGET = 1.5;
const SEARCH = 'search';
const SEARCH_TARGET_MS = 100;
/** What the document lets a client search for. */
const SEARCHABLE = /^[a-zA-Z ]{3,}$/;

/** Gives each created user an e-mail of its own. */
function createPlans() {
  let created = 10_000_000;
  const newEmail = () => person(created++).email;
  return /** @type {Plan[]} */ ([
    {
      service: 'org-user-management',
      prefix: '/api/oum/v1',
      toUser: orgUser,
      questions: [
        {
          name: 'read',
          status: 200,
          requests: (users) => users.map(({ id }) => get(`/users/${encodeURIComponent(String(id))}`)),
        },
        { name: 'page 1', status: 200, requests: () => [get('/users?page_size=100&page_number=1')] },
        {
          name: 'invite',
          status: 204,
          most: 200,
          requests: (_, count) => Array.from({ length: count }, () => invite(newEmail())),
        },
        {
          name: 'conflict',
          status: 409,
          requests: (users) => users.map(({ email }) => invite(String(email))),
        },
        {
          name: `${SEARCH}, one match`,
          status: 200,
          requests: (users) =>
            users.flatMap(({ name }) => (SEARCHABLE.test(String(name)) ? [search(String(name))] : [])),
        },
        { name: `${SEARCH}, many matches`, status: 200, requests: () => [search('Grace')] },
        { name: `${SEARCH}, no match`, status: 200, requests: () => [search('nobody at all')] },
      ],
    },
    {
      service: 'secoda',
      prefix: '',
      toUser: secodaUser,
      questions: [
        {
          name: 'read',
          status: 200,
          requests: (users) => users.map(({ id }) => get(`/user/${id}`)),
        },
        { name: 'page 1', status: 200, requests: () => [get('/user?page=1')] },
        {
          name: 'conflict',
          status: 400,
          requests: (users) => users.map(({ email }) => create(String(email))),
        },
        {
          name: 'create',
          status: 201,
          most: 200,
          requests: (_, count) => Array.from({ length: count }, () => create(newEmail())),
        },
      ],
    },
  ]);
}

/**
 * CPU time per request with few and with many users, both processes in the same run, taking turns.
 * @param {Options} options
 * @returns {Promise<Report>}
 */
export async function measureScale(options) {
  const report = /** @type {Report} */ ({
    measurement: 'scale',
    title: `${FEW} against ${options.many} users: median CPU per request in µs`,
    rows: [],
    verdicts: [],
    failures: [],
  });
  const folder = await mkdtemp(join(tmpdir(), 'twinspec-scale-'));
  try {
    for (const plan of options.isChosen('twinspec') ? createPlans() : []) {
      await measurePlan(plan, options, { folder, report }).catch((error) =>
        report.failures.push({ subject: plan.service, reason: error.message }),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return report;
}

/**
 * @param {Plan} plan
 * @param {Options} options
 * @param {{ folder: string, report: Report }} context
 */
async function measurePlan(plan, options, { folder, report }) {
  const sizes = [];
  try {
    for (const size of [FEW, options.many]) sizes.push(await startSized(plan, size, { folder, node: options.node }));
    for (const question of plan.questions) {
      const lanes = sizes.map(({ child, users, headers, size }) => ({
        name: `${plan.service} ${question.name} with ${size}`,
        child,
        status: question.status,
        ...(question.most === undefined ? {} : { most: question.most }),
        bytes: (/** @type {number} */ count) =>
          question
            .requests(users, count)
            .map(({ path, ...request }) => toBytes({ ...request, path: plan.prefix + path, headers })),
      }));
      addResults(report, `${plan.service}, ${question.name}`, await runRounds(lanes, options.rounds));
    }
  } finally {
    await Promise.all(sizes.map(({ child }) => child.stop()));
  }
}

/**
 * @param {Report} report
 * @param {string} what
 * @param {import('./harness/rounds.js').LaneResult[]} results
 */
function addResults(report, what, results) {
  for (const { name, failure } of results)
    if (failure !== undefined) report.failures.push({ subject: name, reason: failure });
  const [few = [], many = []] = results.map(({ samples }) => samples);
  const ratio = medianRatio(many, few);
  report.rows.push({ request: what, few: median(few), many: median(many), 'many to few': ratio });
  const verdict = what.includes(SEARCH)
    ? atMost(`${what}, ms`, median(many) / 1000, SEARCH_TARGET_MS)
    : atMost(`${what}, many to few`, ratio, RATIO_TARGET);
  report.verdicts.push(verdict);
}

/**
 * @param {Plan} plan
 * @param {number} size
 * @param {{ folder: string, node: string }} context
 */
async function startSized({ service, toUser }, size, { folder, node }) {
  const fixture = withUsers(await readFixture(service), size, toUser);
  const file = join(folder, `${service}-${size}.json`);
  await writeFile(file, JSON.stringify(fixture));
  const port = await freePort();
  const child = await startChild(node, port, {
    ...twinspecCommand([service], port, file),
    nodeArgs: ['--max-old-space-size=8192'],
  });
  const { header, value } = adminOf(fixture);
  return { child, size, users: spread(fixture.collections.users ?? []), headers: { [header]: value } };
}

/** Evenly from the whole collection. @param {readonly StoredRecord[]} users */
function spread(users) {
  const step = Math.max(1, Math.floor(users.length / ASKED));
  return users.filter((_, index) => index % step === 0).slice(0, ASKED);
}

/** @param {string} path @returns {Request} */
function get(path) {
  return { method: 'GET', path };
}

/** @param {string} name */
function search(name) {
  return get(`/users?name_search=${encodeURIComponent(name)}`);
}

/** @param {string} email @returns {Request} */
function invite(email) {
  return {
    method: 'POST',
    path: '/users/invite',
    body: { connection: null, email, name: 'Bench Mark', roles: ['developer'] },
  };
}

/** @param {string} email @returns {Request} */
function create(email) {
  return { method: 'POST', path: '/user', body: { email, first_name: 'Bench', last_name: 'Mark', role: 'viewer' } };
}
