import fc from 'fast-check';
import { onTestFinished, test } from 'vitest';
import { type Step, startTwins } from './twins.js';

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const user = fc.nat(5).map((index) => `users ${index}`);
const group = fc.nat(3).map((index) => `groups ${index}`);
const email = pick('ada@example.com', 'Ada@Example.com', 'bob@example.com', 'cem@example.com', 'dea@example.com');
const text = pick('Ada', 'ada lovelace', 'Bob_%', 'Çem', '<b>Dea</b>', "O'Neil & Co");
const merge = 'application/merge-patch+json';

const content = fc.record(
  {
    jobTitle: pick<string | null>(null, 'Fitter', ''),
    status: pick('active', 'suspended'),
    address: pick<object | null>(null, { city: 'Porto', country: 'PT' }),
    tags: pick<readonly string[]>([], ['night'], ['night', 'on-call']),
    password: pick('correct horse', 'battery staple'),
    id: pick('mine'),
  },
  { requiredKeys: [] },
);
const patch = fc.oneof(
  content.filter(({ id }) => id === undefined),
  pick<object>(
    { address: { city: 'Lisboa' } },
    { address: { country: 'SE' } },
    { address: null },
    { unknown: 1 },
    { tags: null },
    { displayName: 'Someone else' },
    { email: 'bob@example.com' },
    { email: 'EVE@example.com' },
  ),
);
const condition = pick<Readonly<Record<string, string>>>({}, {}, { 'If-Match': '"old"' }, { 'If-Match': '*' });

/** One request; `count` makes names that no two records share, so that no order is left open. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(user, email, text, content).map(
          ([creates, mail, name, rest]) =>
            (count: number): Step => ({
              method: 'POST',
              path: '/users',
              creates,
              body: { email: mail, displayName: `${name} ${count}`, ...rest },
            }),
        ),
      },
      {
        weight: 3,
        arbitrary: fc.tuple(group, text, fc.option(user), pick(true, false)).map(
          ([creates, name, owner, isSame]) =>
            (count: number): Step => ({
              method: 'POST',
              path: '/groups',
              creates,
              body: { name: isSame ? 'Same' : `${name} ${count}`, ...(owner && { ownerId: `{${owner}}` }) },
            }),
        ),
      },
      fc.tuple(user, email, text, content, condition).map(
        ([one, mail, name, rest, headers]) =>
          (count: number): Step => ({
            method: 'PUT',
            path: `/users/{${one}}`,
            headers,
            body: { email: mail, displayName: `${name} ${count}`, ...rest },
          }),
      ),
      fc.tuple(user, patch, condition).map(
        ([one, body, headers]) =>
          (): Step => ({ method: 'PATCH', path: `/users/{${one}}`, type: merge, headers, body }),
      ),
      fc.tuple(group, user, pick('owner', 'none', 'name', 'same', 'nothing'), condition).map(
        ([one, owner, what, headers]) =>
          (count: number): Step => ({
            method: 'PATCH',
            path: `/groups/{${one}}`,
            type: merge,
            headers,
            body: {
              owner: { ownerId: `{${owner}}` },
              none: { ownerId: null, description: 'x' },
              name: { name: `New ${count}` },
              same: { name: 'SAME' },
              nothing: {},
            }[what],
          }),
      ),
      fc.tuple(pick('users', 'groups'), fc.nat(5), condition).map(
        ([of, index, headers]) =>
          (): Step => ({ method: 'DELETE', path: `/${of}/{${of} ${index}}`, headers }),
      ),
      {
        weight: 4,
        arbitrary: fc.tuple(group, user, pick('PUT', 'PUT', 'DELETE')).map(
          ([one, member, method]) =>
            (): Step => ({ method, path: `/groups/{${one}}/members/{${member}}` }),
        ),
      },
      fc.tuple(pick('users', 'groups'), fc.nat(5), pick(true, false)).map(
        ([of, index, isKnown]) =>
          (): Step => ({
            method: 'GET',
            path: `/${of}/{${of} ${index}}`,
            headers: isKnown ? { 'If-None-Match': `{tag of /${of}/{${of} ${index}}}` } : {},
          }),
      ),
      fc
        .record(
          {
            limit: pick('1', '2', '100', '0', '101', 'x'),
            search: pick('a', 'ADA', '_', '%', ''),
            status: pick('active', 'suspended', 'gone'),
            email: pick('ADA@example.com', 'none@example.com'),
            sort: pick('displayName', '-displayName', 'email', '-email', 'id'),
            cursor: pick('%%'),
          },
          { requiredKeys: [] },
        )
        .map((query) => (): Step => ({ method: 'GET', path: '/users', query })),
      fc
        .record({ limit: pick('1', '3'), search: pick('same', 'zz') }, { requiredKeys: [] })
        .map((query) => (): Step => ({ method: 'GET', path: '/groups', query })),
      {
        weight: 2,
        arbitrary: pick('/users', '/groups').map(
          (path) => (): Step => ({ method: 'GET', path, query: { limit: '2', cursor: '{next}' } }),
        ),
      },
      group.map((one) => (): Step => ({ method: 'GET', path: `/groups/{${one}}/members` })),
      user.map((one) => (): Step => ({ method: 'GET', path: `/users/{${one}}/groups`, query: { limit: '2' } })),
      fc.tuple(user, pick('first-key', 'second-key'), email).map(
        ([creates, key, mail]) =>
          (): Step => ({
            method: 'POST',
            path: '/users',
            creates,
            headers: { 'Idempotency-Key': key },
            body: { email: mail, displayName: `Once ${mail}` },
          }),
      ),
    ),
    { minLength: 15, maxLength: 40 },
  )
  .map((makers) => makers.map((make, index) => make(index)));

/** A sample; `node bench/sequences.js` asks for a thousand. */
const numRuns = Number(process.env['TWINSPEC_SEQUENCES'] ?? 12);

test('the mock of the people document answers as the server that was written for it', async () => {
  const twins = await startTwins({
    api: 'people',
    base: '/v1',
    credential: { authorization: 'Bearer twinspec' },
    collections: { '/users': 'items', '/groups': 'items' },
    extras: ['links', 'kind', 'avatar', 'locale', 'flags', 'color', 'archivedAt'],
  });
  onTestFinished(twins.close);
  const agree = fc.asyncProperty(steps, async (sequence) => {
    await twins.reset();
    for (const step of sequence) await twins.ask(step);
  });
  await fc.assert(agree, { seed: 7, numRuns });
}, 3_600_000);
