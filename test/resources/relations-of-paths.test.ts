import { describe, expect, test } from 'vitest';
import { list, modelOf, object, rolesOf, type SmallApi } from './small-api.js';

const properties = { 'id!': 'string', 'name!': 'string' } as const;
const User = object({ ...properties, email: 'string' });
const Group = object(properties);
const schemas = { User, Group };

const crud = (noun: string, schema: string): SmallApi['operations'] => ({
  [`GET /${noun}`]: { answer: list(schema) },
  [`POST /${noun}`]: { body: schema, answer: schema },
  [`GET /${noun}/{id}`]: { answer: schema },
});

const both = { ...crud('users', 'User'), ...crud('groups', 'Group') };

async function relationsOf(api: SmallApi) {
  const own = await rolesOf(api);
  const plain = Object.keys(both);
  return {
    relations: [...(await modelOf(api)).relations.values()],
    roles: Object.fromEntries(Object.entries(own).filter(([title]) => !plain.includes(title))),
  };
}

describe('who belongs to whom, by paths', () => {
  test('members under a group, and groups under a user', async () => {
    const operations = {
      ...both,
      'GET /users/{uid}/groups': { answer: list('Group') },
      'GET /groups/{gid}/members': { answer: list('User') },
      'PUT /groups/{gid}/members/{userId}': { status: 204 },
      'DELETE /groups/{gid}/members/{userId}': { status: 204 },
    };
    expect(await relationsOf({ schemas, operations })).toEqual({
      relations: [{ name: 'groups.members', basis: 'document', from: 'groups', to: 'users' }],
      roles: {
        'GET /users/{uid}/groups': ["related groups.members of to id=path:uid in '' id=item/id"],
        'GET /groups/{gid}/members': ["related groups.members of from id=path:gid in '' id=item/id"],
        'PUT /groups/{gid}/members/{userId}': ['link groups.members id=path:gid -> id=path:userId'],
        'DELETE /groups/{gid}/members/{userId}': ['unlink groups.members id=path:gid -> id=path:userId'],
      },
    });
  });

  test.each([
    { pointer: '/user_id', body: object({ 'user_id!': 'string' }) },
    { pointer: '/userId', body: object({ userId: 'string', role: 'string' }) },
    { pointer: '/id', body: object({ id: 'string' }) },
  ])('a member in the body at $pointer', async ({ body, pointer }) => {
    const path = '/groups/{gid}/members';
    const operations = { ...both, [`GET ${path}`]: { answer: list('User') }, [`POST ${path}`]: { body, status: 204 } };
    const { roles } = await relationsOf({ schemas, operations });
    expect(roles[`POST ${path}`]).toEqual([`link groups.members id=path:gid -> id=request${pointer}`]);
  });

  test('members that are records of their own', async () => {
    const operations = {
      ...both,
      'GET /groups/{gid}/members': { answer: list(object({ user: 'User', since: 'string' })) },
      'PUT /groups/{gid}/members/{user}': { status: 204 },
    };
    const { roles } = await relationsOf({ schemas, operations });
    expect(roles['GET /groups/{gid}/members']).toEqual([
      "related groups.members of from id=path:gid in '' id=item/user/id",
    ]);
  });

  test('verbs in the path', async () => {
    const operations = {
      ...both,
      'POST /groups/{gid}/add_user': { body: object({ 'user_id!': 'string' }) },
      'POST /groups/{gid}/remove_user': { body: object({ 'user_id!': 'string' }) },
    };
    const { roles } = await relationsOf({ schemas, operations });
    expect(Object.values(roles).flat()).toEqual([
      'link groups.user id=path:gid -> id=request/user_id',
      'unlink groups.user id=path:gid -> id=request/user_id',
    ]);
  });

  test('inside of an organisation', async () => {
    const operations = {
      'GET /orgs/{org}/users/{id}': { answer: 'User' },
      'GET /orgs/{org}/teams/{id}': { answer: 'Group' },
      'PUT /orgs/{org}/teams/{team}/users/{user}': { status: 204 },
    };
    const { roles } = await relationsOf({ schemas, operations });
    expect(roles['PUT /orgs/{org}/teams/{team}/users/{user}']).toEqual([
      'link teams.users org_id=path:org,id=path:team -> org_id=path:org,id=path:user',
    ]);
  });
});

describe('who belongs to whom, by properties', () => {
  test.each([
    { members: 'users', groups: 'user_groups', count: 'user_count' },
    { members: 'userIds', groups: 'groupIds', count: 'userCount' },
    { members: 'member_ids', groups: 'group_ids', count: 'members_count' },
    { members: 'members', groups: 'groups', count: 'numMembers' },
  ])('$members and $groups', async ({ members, groups, count }) => {
    const writable = object({ name: 'string', [members]: list('string') });
    const model = await modelOf({
      schemas: {
        User: object({ ...properties, [groups]: { ...list('string'), readOnly: true } }),
        Group: object({ ...properties, [members]: list('string'), [count]: { type: 'integer', readOnly: true } }),
      },
      operations: { ...both, 'PATCH /groups/{id}': { body: writable, answer: 'Group' } },
    });
    const [relation] = model.relations.values();
    expect(relation).toMatchObject({ from: 'groups', to: 'users', field: members, inverse: groups, count });
  });

  test('a path and a property are one relation', async () => {
    const model = await modelOf({
      schemas: { User, Group: object({ ...properties, memberIds: list('string'), memberCount: 'integer' }) },
      operations: {
        ...both,
        'PATCH /groups/{id}': { body: object({ memberIds: list('string') }), answer: 'Group' },
        'PUT /groups/{gid}/members/{userId}': { status: 204 },
      },
    });
    expect([...model.relations.values()]).toMatchObject([{ name: 'groups.members', field: 'memberIds' }]);
  });

  test('tags and roles are none, and a project is one by its id', async () => {
    const model = await modelOf({
      schemas: {
        User: object({ ...properties, tags: list('string'), roles: list({ enum: ['a', 'b'] }) }),
        Task: object({ ...properties, project_id: 'string' }),
        Project: object(properties),
      },
      operations: {
        ...crud('users', 'User'),
        ...crud('tasks', 'Task'),
        ...crud('projects', 'Project'),
        'GET /projects/{id}/tasks': { answer: list('Task') },
      },
    });
    expect([...model.relations.values()]).toEqual([
      { name: 'projects.tasks', basis: 'inferred', from: 'projects', to: 'tasks', by: 'project_id' },
    ]);
    expect(model.collections.get('tasks')?.references).toEqual([
      { field: 'project_id', to: 'projects', basis: 'inferred' },
    ]);
  });
});

describe('references', () => {
  const text = (description: string) => ({ type: 'string', description });

  test.each([
    { field: 'ownerId', schema: text('Id of a user.'), expected: { to: 'users', basis: 'document' } },
    { field: 'owner', schema: text('The id of the user who owns it.'), expected: { to: 'users', basis: 'document' } },
    { field: 'manager_id', schema: 'string', expected: { to: 'users', basis: 'inferred' } },
    { field: 'user_id', schema: 'string', expected: { to: 'users', basis: 'inferred' } },
    { field: 'owner', schema: 'string', expected: undefined },
    { field: 'external_id', schema: 'string', expected: undefined },
    { field: 'status', schema: text('Not the id of a user.'), expected: undefined },
  ])('$field', async ({ field, schema, expected }) => {
    const model = await modelOf({
      schemas: { User, Group: object({ ...properties, [field]: schema }) },
      operations: both,
    });
    const found = model.collections.get('groups')?.references;
    expect(found).toEqual(expected === undefined ? [] : [{ field, ...expected }]);
  });

  test('a deletion that says that the owner is gone', async () => {
    const model = await modelOf({
      schemas: { User, Group: object({ ...properties, ownerId: text('Id of a user.') }) },
      operations: { ...both, 'DELETE /users/{id}': { status: 204, text: 'Their groups have no owner afterwards.' } },
    });
    expect(model.collections.get('groups')?.references).toMatchObject([{ onDelete: 'clear' }]);
  });
});
