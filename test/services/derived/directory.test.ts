import fc from 'fast-check';
import { onTestFinished, test } from 'vitest';
import { type Step, startTwins } from './twins.js';

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const user = fc.nat(4).map((index) => `users ${index}`);
const group = fc.nat(2).map((index) => `groups ${index}`);
const username = pick('ada', 'bob.k', 'cem_2', 'dea-x');
const email = pick('ada@example.com', 'Ada@Example.com', 'bob@example.com', 'cem@example.com');
const name = pick('Ada', 'bob', 'Çem', "O'Neil & Co");

const content = fc.record(
  {
    phone: pick<string | null>(null, '+4915112345678'),
    title: pick<string | null>(null, 'Fitter'),
    role: pick('admin', 'guest'),
    active: pick(true, false),
    manager_id: fc.option(user.map((one) => `{${one}}`)),
    settings: pick<object>({}, { newsletter: true }, { timezone: 'Europe/Berlin' }),
    labels: pick<readonly string[]>([], ['emea'], ['emea', 'part-time']),
    password: pick('a sentence is a password'),
    created_at: pick('2020-01-01T00:00:00Z'),
  },
  { requiredKeys: [] },
);
const identity = fc.record({ username, email, full_name: name });
const change = fc.oneof(
  content,
  pick<object>(
    {},
    { username: 'ada' },
    { email: 'BOB@example.com' },
    { full_name: 'New' },
    { full_name: null },
    { username: 'X' },
  ),
);
const paging = fc.record(
  { limit: pick('1', '3', '100', '0', 'x'), offset: pick('0', '1', '50', '-1') },
  { requiredKeys: [] },
);
const get = (path: string, query?: Readonly<Record<string, string>>): Step => ({
  method: 'GET',
  path,
  ...(query && { query }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(user, identity, content)
      .map(([creates, one, rest]) => ({ method: 'POST', path: '/users', creates, body: { ...one, ...rest } })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(group, name, pick({}, { visibility: 'public' }, { description: null }))
      .map(([creates, called, rest]) => ({
        method: 'POST',
        path: '/groups',
        creates,
        body: { name: called, ...rest },
      })),
  },
  fc
    .tuple(user, identity, content)
    .map(([one, who, rest]) => ({ method: 'PUT', path: `/users/{${one}}`, body: { ...who, ...rest } })),
  {
    weight: 2,
    arbitrary: fc.tuple(user, change).map(([one, body]) => ({ method: 'PATCH', path: `/users/{${one}}`, body })),
  },
  fc
    .tuple(
      group,
      pick<object>({ name: 'ADA' }, { description: 'x' }, { description: null }, { visibility: 'secret' }, {}),
    )
    .map(([one, body]) => ({ method: 'PATCH', path: `/groups/{${one}}`, body })),
  user.map((one) => ({ method: 'DELETE', path: `/users/{${one}}` })),
  group.map((one) => ({ method: 'DELETE', path: `/groups/{${one}}` })),
  user.map((one) => ({ method: 'POST', path: `/users/{${one}}/deactivate` })),
  {
    weight: 3,
    arbitrary: fc.tuple(group, user, pick({}, { role: 'owner' }, { role: 'chief' })).map(([one, member, rest]) => ({
      method: 'POST',
      path: `/groups/{${one}}/memberships`,
      body: { user_id: `{${member}}`, ...rest },
    })),
  },
  fc.tuple(group, user, pick('owner', 'member')).map(([one, member, role]) => ({
    method: 'PATCH',
    path: `/groups/{${one}}/memberships/{${member}}`,
    body: { role },
  })),
  fc
    .tuple(group, user)
    .map(([one, member]) => ({ method: 'DELETE', path: `/groups/{${one}}/memberships/{${member}}` })),
  fc.tuple(pick('users', 'groups'), fc.nat(4)).map(([of, index]) => get(`/${of}/{${of} ${index}}`)),
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          q: pick('a', 'ADA', '%', '.k'),
          role: pick('admin', 'member', 'chief'),
          active: pick('true', 'false'),
          sort_by: pick('id', 'username', 'full_name', 'created_at', 'email'),
          order: pick('asc', 'desc'),
        },
        { requiredKeys: [] },
      )
      .chain((query) => paging.map((page) => get('/users', { ...query, ...page }))),
  },
  paging.map((page) => get('/groups', page)),
  fc.tuple(user, paging).map(([one, page]) => get(`/users/{${one}}/groups`, page)),
  fc.tuple(user, paging).map(([one, page]) => get(`/users/{${one}}/reports`, page)),
  fc.tuple(group, pick({}, { role: 'owner' })).map(([one, query]) => get(`/groups/{${one}}/memberships`, query)),
);

test('the mock of the directory document answers as the server that was written for it', async () => {
  const twins = await startTwins({
    api: 'directory',
    base: '/api/v2',
    credential: { 'x-api-key': 'twinspec' },
    collections: { '/users': 'data', '/groups': 'data' },
    extras: ['initials', '_links', 'object', 'avatar_url', 'slug'],
  });
  onTestFinished(twins.close);
  const agree = fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (sequence) => {
    await twins.reset();
    for (const one of sequence) await twins.ask(one);
  });
  await fc.assert(agree, {
    seed: 7,
    numRuns: 12,
    interruptAfterTimeLimit: 60_000,
  });
}, 90_000);
