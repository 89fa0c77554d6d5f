import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  auditors,
  beatriz,
  dataPlatform,
  financeAnalytics,
  ingridTheAdmin,
  nobody,
  startSecoda,
  uuid,
  workspace,
} from './start-secoda.js';

let secoda: Awaited<ReturnType<typeof startSecoda>>;
beforeAll(async () => {
  secoda = await startSecoda();
});
beforeEach(() => secoda.mock.reset());

const read = async (id: string) => (await secoda.api.get(`/user/${id}`).expect(200)).body;
const count = async () => (await secoda.api.get('/user').expect(200)).body.count;

describe('users', () => {
  test('are the same in the list and by their id', async () => {
    const { body } = await secoda.api.get('/user').expect(200);
    expect(body.results).toHaveLength(7);
    for (const user of body.results) expect(await read(user.id)).toEqual(user);
  });

  test('show what the fixture says, and the groups they are in', async () => {
    expect(await read(beatriz)).toEqual({
      id: beatriz,
      first_name: 'Beatriz',
      last_name: 'Almeida',
      email: 'beatriz.almeida@fjordmetrics.example',
      role: 'editor',
      _role: 'editor',
      workspace_id: workspace,
      workspace,
      profile_picture: 'beatriz.jpg',
      secoda_is_superuser: false,
      pending: false,
      viewer_mode: false,
      is_service_account: false,
      disabled: false,
      user_groups: [financeAnalytics, dataPlatform],
      bookmarks: ['6f3d2b90-7c15-4e0a-9b7e-41d2a8c05f13'],
      last_login: '2025-12-04T07:52:10.000Z',
    });
  });

  test.each(['get', 'patch', 'delete'] as const)('are not found by %s under an id that nobody has', async (method) => {
    for (const id of [nobody, 'no-uuid', 'a%2Fb', auditors]) {
      const request = secoda.api[method](`/user/${id}`);
      const { body } = await (method === 'patch' ? request.send({}) : request).expect(404);
      expect(body).toEqual({ detail: `There is no user ${decodeURIComponent(id)}.` });
    }
  });
});

describe('creating a user', () => {
  test('invites them, into no group', async () => {
    const sent = {
      role: 'editor',
      email: 'amina.diallo@fjordmetrics.example',
      first_name: 'Amina',
      last_name: 'Diallo',
    };
    const { body } = await secoda.api.post('/user').send(sent).expect(201);
    expect(body).toEqual({
      ...sent,
      id: expect.stringMatching(uuid),
      _role: 'editor',
      workspace_id: workspace,
      workspace,
      profile_picture: '',
      secoda_is_superuser: false,
      pending: true,
      viewer_mode: false,
      is_service_account: false,
      disabled: false,
      user_groups: [],
      bookmarks: [],
      last_login: null,
    });
    expect(await read(body.id)).toEqual(body);
    const list = await secoda.api.get('/user').expect(200);
    expect(list.body.results.at(-1)).toEqual(body);
  });

  test('needs no more than an e-mail', async () => {
    const { body } = await secoda.api.post('/user').send({ email: 'a@fjordmetrics.example' }).expect(201);
    expect(body).toMatchObject({ first_name: '', last_name: '', role: 'viewer', _role: 'viewer' });
  });

  test.each([
    { sent: { role: 'admin' }, role: 'admin' },
    { sent: { role: 'Editor' }, role: 'editor' },
    { sent: { _role: 'GUEST' }, role: 'guest' },
    { sent: { role: 'Viewer', _role: 'viewer' }, role: 'viewer' },
  ])('gives the role of $sent', async ({ sent, role }) => {
    const { body } = await secoda.api
      .post('/user')
      .send({ email: 'a@fjordmetrics.example', ...sent })
      .expect(201);
    expect(body).toMatchObject({ role, _role: role });
  });

  test('stores nothing that the API does not know, or gives out itself', async () => {
    const sent = {
      email: 'a@fjordmetrics.example',
      id: nobody,
      user_groups: [auditors],
      disabled: true,
      shoe_size: 43,
    };
    const { body } = await secoda.api.post('/user').send(sent).expect(201);
    expect(body).not.toHaveProperty('shoe_size');
    expect(body).toMatchObject({ user_groups: [], disabled: false });
    expect(body.id).not.toBe(nobody);
  });

  test.each([
    { because: 'the e-mail is missing', sent: {}, errors: { email: ['is required'] } },
    { because: 'the e-mail is empty', sent: { email: ' ' }, errors: { email: ['An e-mail is needed.'] } },
    {
      because: 'the e-mail is in use',
      sent: { email: 'beatriz.almeida@fjordmetrics.example' },
      errors: { email: ['A user with this e-mail exists.'] },
    },
    {
      because: 'the e-mail is in use in another case',
      sent: { email: 'Beatriz.ALMEIDA@fjordmetrics.example' },
      errors: { email: ['A user with this e-mail exists.'] },
    },
    {
      because: 'the roles differ',
      sent: { email: 'a@fjordmetrics.example', role: 'admin', _role: 'editor' },
      errors: { _role: ['This contradicts role.'] },
    },
    {
      because: 'the role is unknown',
      sent: { email: 'a@fjordmetrics.example', role: 'owner' },
      errors: { role: ['must be one of admin, editor, viewer, guest'] },
    },
    {
      because: 'the role is empty',
      sent: { email: 'a@fjordmetrics.example', role: '' },
      errors: { role: ['must be one of admin, editor, viewer, guest'] },
    },
    {
      because: 'the role under its older name is unknown',
      sent: { email: 'a@fjordmetrics.example', _role: 'owner' },
      errors: { _role: ['must be one of admin, editor, viewer, guest'] },
    },
    {
      because: 'several things are wrong',
      sent: { email: ' ', role: 'owner' },
      errors: { email: ['An e-mail is needed.'], role: ['must be one of admin, editor, viewer, guest'] },
    },
    {
      because: 'a property is no text',
      sent: { email: 1, first_name: null },
      errors: { email: ['must be string'], first_name: ['must be string'] },
    },
  ])('is refused when $because', async ({ sent, errors }) => {
    const { body } = await secoda.api.post('/user').send(sent).expect(400);
    expect(body).toEqual({ detail: 'The request is invalid.', errors });
    expect(await count()).toBe(7);
  });

  test('works with the e-mail of somebody who has been deleted', async () => {
    await secoda.api.delete(`/user/${beatriz}`).expect(204);
    await secoda.api.post('/user').send({ email: 'beatriz.almeida@fjordmetrics.example' }).expect(201);
  });
});

describe('changing a user', () => {
  test.each([
    { sent: { first_name: 'Bea' }, changed: { first_name: 'Bea' } },
    { sent: { last_name: 'Costa' }, changed: { last_name: 'Costa' } },
    { sent: { role: 'Admin' }, changed: { role: 'admin', _role: 'admin' } },
    { sent: {}, changed: {} },
  ])('changes $changed and leaves the rest', async ({ sent, changed }) => {
    const before = await read(beatriz);
    const { body } = await secoda.api.patch(`/user/${beatriz}`).send(sent).expect(200);
    expect(body).toEqual({ ...before, ...changed });
    expect(await read(beatriz)).toEqual(body);
  });

  test('ignores what cannot be changed, and what is unknown', async () => {
    const before = await read(beatriz);
    const sent = {
      id: nobody,
      email: 'ingrid.solheim@fjordmetrics.example',
      _role: 'admin',
      user_groups: [auditors],
      disabled: true,
      workspace_id: nobody,
      shoe_size: 43,
    };
    const { body } = await secoda.api.patch(`/user/${beatriz}`).send(sent).expect(200);
    expect(body).toEqual(before);
    expect(await read(beatriz)).toEqual(before);
  });

  test('is refused for a role that is unknown, with everything else in the body', async () => {
    const before = await read(beatriz);
    const { body } = await secoda.api.patch(`/user/${beatriz}`).send({ role: 'owner', first_name: 'Bea' }).expect(400);
    expect(body.errors).toEqual({ role: ['must be one of admin, editor, viewer, guest'] });
    expect(await read(beatriz)).toEqual(before);
  });
});

describe('deleting a user', () => {
  test('takes them out of the list, once', async () => {
    const { text } = await secoda.api.delete(`/user/${ingridTheAdmin}`).expect(204);
    expect(text).toBe('');
    await secoda.api.get(`/user/${ingridTheAdmin}`).expect(404);
    await secoda.api.delete(`/user/${ingridTheAdmin}`).expect(404);
    expect(await count()).toBe(6);
  });
});
