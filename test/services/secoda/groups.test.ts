import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  auditors,
  beatriz,
  dataPlatform,
  financeAnalytics,
  ingridTheAdmin,
  leilani,
  nobody,
  somebodyElse,
  startSecoda,
  tunde,
  uuid,
  warehouseSync,
  workspace,
} from './start-secoda.js';

let secoda: Awaited<ReturnType<typeof startSecoda>>;
beforeAll(async () => {
  secoda = await startSecoda();
});
beforeEach(() => secoda.mock.reset());

const readGroup = async (id: string) => (await secoda.api.get(`/auth/group/${id}`).expect(200)).body;
const groupsOf = async (id: string): Promise<string[]> =>
  (await secoda.api.get(`/user/${id}`).expect(200)).body.user_groups;

/** Whether every group's users and every user's groups say the same. */
async function expectAgreement() {
  const groups = (await secoda.api.get('/auth/group').expect(200)).body.results;
  const users = (await secoda.api.get('/user').expect(200)).body.results;
  const byGroup = groups.flatMap((group: { id: string; users: string[] }) =>
    group.users.map((user) => `${group.id} ${user}`),
  );
  const byUser = users.flatMap((user: { id: string; user_groups: string[] }) =>
    user.user_groups.map((group) => `${group} ${user.id}`),
  );
  expect(byUser.sort()).toEqual(byGroup.sort());
}

describe('groups', () => {
  test('are the same in the list and by their id', async () => {
    const { body } = await secoda.api.get('/auth/group').expect(200);
    expect(body.results.map(({ id }: { id: string }) => id)).toEqual([financeAnalytics, dataPlatform, auditors]);
    for (const group of body.results) expect(await readGroup(group.id)).toEqual(group);
  });

  test('show what the fixture says', async () => {
    expect(await readGroup(dataPlatform)).toEqual({
      id: dataPlatform,
      name: 'Data Platform',
      icon: '🛠️',
      description: 'Runs the warehouse and its pipelines.',
      users: [ingridTheAdmin, beatriz, warehouseSync],
      workspace_id: workspace,
      created_at: '2025-10-06T09:34:00.000Z',
      updated_at: '2025-12-02T08:15:00.000Z',
    });
  });

  test.each(['get', 'patch', 'delete'] as const)('are not found by %s under an id that none has', async (method) => {
    for (const id of [nobody, 'no-uuid', beatriz]) {
      const request = secoda.api[method](`/auth/group/${id}`);
      const { body } = await (method === 'patch' ? request.send({ name: 'x' }) : request).expect(404);
      expect(body).toEqual({ detail: `There is no group ${id}.` });
    }
  });
});

describe('creating a group', () => {
  test('puts its users into it', async () => {
    const sent = { name: 'Revenue', icon: '💶', description: 'The numbers.', users: [leilani, beatriz] };
    const { body } = await secoda.api.post('/auth/group').send(sent).expect(201);
    expect(body).toEqual({
      ...sent,
      id: expect.stringMatching(uuid),
      workspace_id: workspace,
      created_at: expect.stringMatching(/^2026-01-01T00:00:00\.\d{3}Z$/),
      updated_at: body.created_at,
    });
    expect(await readGroup(body.id)).toEqual(body);
    expect(await groupsOf(leilani)).toEqual([body.id]);
    expect(await groupsOf(beatriz)).toEqual([financeAnalytics, dataPlatform, body.id]);
    await expectAgreement();
  });

  test('needs nothing at all', async () => {
    const { body } = await secoda.api.post('/auth/group').send({}).expect(201);
    expect(body).toMatchObject({ name: '', icon: '', description: '', users: [] });
  });

  test('takes a user who is named twice once', async () => {
    const { body } = await secoda.api
      .post('/auth/group')
      .send({ users: [tunde, tunde] })
      .expect(201);
    expect(body.users).toEqual([tunde]);
    expect(await groupsOf(tunde)).toEqual([financeAnalytics, body.id]);
  });

  test('stores nothing that the API does not know, or gives out itself', async () => {
    const sent = { name: 'Interns', id: nobody, created_at: 'yesterday', colour: 'red' };
    const { body } = await secoda.api.post('/auth/group').send(sent).expect(201);
    expect(body).not.toHaveProperty('colour');
    expect(body.id).not.toBe(nobody);
    expect(body.created_at).not.toBe('yesterday');
  });

  test('is refused with the names of all users who are unknown, and creates nothing', async () => {
    const before = secoda.mock.snapshot();
    const { body } = await secoda.api
      .post('/auth/group')
      .send({ users: [nobody, leilani, somebodyElse] })
      .expect(400);
    expect(body).toEqual({
      detail: 'The request is invalid.',
      errors: { users: [`There is no user ${nobody}.`, `There is no user ${somebodyElse}.`] },
    });
    expect(secoda.mock.snapshot()).toEqual(before);
    expect(await groupsOf(leilani)).toEqual([]);
  });

  test('is refused when the body breaks its schema', async () => {
    const { body } = await secoda.api
      .post('/auth/group')
      .send({ name: 1, users: [2, leilani, 3] })
      .expect(400);
    expect(body).toEqual({
      detail: 'The request is invalid.',
      errors: { name: ['must be string'], users: ['must be string', 'must be string'] },
    });
  });
});

describe('changing a group', () => {
  test.each([
    { name: 'Finance & Revenue' },
    { icon: '💰' },
    { description: '' },
    { name: 'New', icon: '', description: 'New, too.' },
  ])('changes %o, the time of the change, and nothing else', async (sent) => {
    const before = await readGroup(financeAnalytics);
    const { body } = await secoda.api.patch(`/auth/group/${financeAnalytics}`).send(sent).expect(200);
    expect(body).toEqual({ ...before, ...sent, updated_at: expect.stringMatching(/^2026-01-01T/) });
    expect(await readGroup(financeAnalytics)).toEqual(body);
    await expectAgreement();
  });

  test('ignores what cannot be changed, and what is unknown', async () => {
    const before = await readGroup(financeAnalytics);
    const sent = { id: nobody, workspace_id: nobody, created_at: 'yesterday', colour: 'red' };
    const { body } = await secoda.api.patch(`/auth/group/${financeAnalytics}`).send(sent).expect(200);
    expect(body).toEqual(before);
    expect(await readGroup(financeAnalytics)).toEqual(before);
  });

  test('replaces all of its users', async () => {
    await secoda.api
      .patch(`/auth/group/${financeAnalytics}`)
      .send({ users: [leilani, tunde] })
      .expect(200);
    expect((await readGroup(financeAnalytics)).users).toEqual([leilani, tunde]);
    expect(await groupsOf(leilani)).toEqual([financeAnalytics]);
    expect(await groupsOf(tunde)).toEqual([financeAnalytics]);
    expect(await groupsOf(beatriz)).toEqual([dataPlatform]);
    await expectAgreement();
  });

  test('may leave it without users', async () => {
    await secoda.api.patch(`/auth/group/${dataPlatform}`).send({ users: [] }).expect(200);
    expect(await groupsOf(warehouseSync)).toEqual([]);
    await expectAgreement();
  });

  test('is refused for users who are unknown, with everything else in the body', async () => {
    const before = secoda.mock.snapshot();
    const sent = { name: 'New', users: [leilani, nobody] };
    const { body } = await secoda.api.patch(`/auth/group/${auditors}`).send(sent).expect(400);
    expect(body.errors).toEqual({ users: [`There is no user ${nobody}.`] });
    expect(secoda.mock.snapshot()).toEqual(before);
  });
});

describe('deleting', () => {
  test('a group takes it from its users, who stay', async () => {
    const { text } = await secoda.api.delete(`/auth/group/${financeAnalytics}`).expect(204);
    expect(text).toBe('');
    await secoda.api.get(`/auth/group/${financeAnalytics}`).expect(404);
    await secoda.api.delete(`/auth/group/${financeAnalytics}`).expect(404);
    expect(await groupsOf(beatriz)).toEqual([dataPlatform]);
    expect(await groupsOf(tunde)).toEqual([]);
    await expectAgreement();
  });

  test('a user takes them from their groups, which stay', async () => {
    await secoda.api.delete(`/user/${beatriz}`).expect(204);
    expect((await readGroup(financeAnalytics)).users).toEqual([tunde]);
    expect((await readGroup(dataPlatform)).users).toEqual([ingridTheAdmin, warehouseSync]);
    await expectAgreement();
  });

  test('a user makes them unknown to new groups', async () => {
    await secoda.api.delete(`/user/${leilani}`).expect(204);
    await secoda.api
      .post('/auth/group')
      .send({ users: [leilani] })
      .expect(400);
  });
});
