import { OpenAPIClientAxios } from 'openapi-client-axios';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apis, type DocumentedOperation, readDefinition, readOperations } from './documented-operations.js';
import { type ServedMock, serveMock } from './serve-mock.js';

describe.each(apis)('openapi-client-axios, made from the document of %s,', (api) => {
  let served: ServedMock;
  let client: Awaited<ReturnType<typeof createClient>>;
  beforeAll(async () => {
    served = await serveMock(api);
    client = await createClient(api, served);
  });
  beforeEach(() => served.reset());
  afterAll(() => served.close());

  test.each(readOperations(api))('calls $id', async (operation) => {
    const { status } = await client.call(operation.id, {
      parameters: examplesOf(operation),
      body: Object.values(operation.bodies ?? {})[0],
    });
    expect(operation.statuses).toContain(String(status));
    expect(served.exchanges).toEqual([expect.stringMatching(`^${operation.method} .* ${status}$`)]);
  });
});

describe('openapi-client-axios sees what it has changed', () => {
  test('at Squadcast', async ({ onTestFinished }) => {
    const { call } = await open('squadcast', onTestFinished);
    const body = { email: 'noor.haddad@lumenlabs.example', role: 'user', first_name: 'Noor', last_name: 'Haddad' };
    const { data: added } = await call('Users_addUser', { body });
    const parameters = { userID: added.data.id };
    await call('Users_updateUserByID', { parameters, body: { role: 'stakeholder' } });
    const { data: read } = await call('Users_getUserById', { parameters });
    expect(read.data).toEqual({ ...added.data, role: 'stakeholder', role_id: expect.any(String) });
    await call('Users_removeUserFromOrg', { parameters });
    await expect(call('Users_getUserById', { parameters })).rejects.toMatchObject({ response: { status: 404 } });
  });

  test('at Model-Prime, with ids that are sent as they are', async ({ onTestFinished }) => {
    const { call } = await open('org-user-management', onTestFinished);
    const parameters = { id: 'auth0|6547f2b4e61d930019c07d5e' };
    await call('replaceUserRoles', { parameters, body: ['developer', 'analyst'] });
    expect((await call('getUser', { parameters })).data.roles).toEqual(['developer', 'analyst']);
    await call('removeUser', { parameters });
    await expect(call('getUser', { parameters })).rejects.toMatchObject({ response: { status: 404 } });
    const { data: found } = await call('listUsers', { parameters: { name_search: 'diego' } });
    expect(found).toEqual({ count: 0, items: [] });
  });

  test('at Secoda', async ({ onTestFinished }) => {
    const { call } = await open('secoda', onTestFinished);
    const { data: user } = await call('Users_createNewUser', { body: { email: 'amina@fjordmetrics.example' } });
    const { data: group } = await call('UserGroups_createNewGroup', { body: { name: 'Interns', users: [user.id] } });
    const read = () => call('Users_getUserById', { parameters: { id: user.id } });
    expect((await read()).data.user_groups).toEqual([group.id]);
    await call('UserGroups_deleteById', { parameters: { id: group.id } });
    expect((await read()).data.user_groups).toEqual([]);
  });

  test('at Windmill', async ({ onTestFinished }) => {
    const { call } = await open('windmill', onTestFinished);
    const { data: session } = await call('login', {
      body: { email: 'ines.carvalho@example.com', password: 'changeme' },
    });
    const inStarter = { parameters: { workspace: 'starter' }, headers: { Authorization: `Bearer ${session}` } };
    await call('createUser', { ...inStarter, body: { email: 'noah@example.net', username: 'noah', is_admin: false } });
    expect((await call('listUsernames', inStarter)).data).toContain('noah');
    await call('leaveWorkspace', inStarter);
    const refusal = { status: 401, data: 'Unauthorized' };
    await expect(call('whoami', inStarter)).rejects.toMatchObject({ response: refusal });
  });
});

interface Request {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The fixture's first credential for the operation by default. */
  readonly headers?: Readonly<Record<string, string>>;
}

async function createClient(api: string, { mock, url }: ServedMock) {
  const baseURL = url + (mock.basePaths[0] ?? '');
  const reader = new OpenAPIClientAxios({ definition: readDefinition(api), withServer: { url: baseURL } });
  const client = await reader.init();
  const documented = new Map(readOperations(api).map((operation) => [operation.id, operation]));

  const call = (id: string, { parameters, body, headers }: Request) => {
    const operation = documented.get(id);
    const method = client[id];
    if (!operation || !method) throw new Error(`The client has no method ${id}.`);
    const credential = mock.credentials.find(({ header }) => header === operation.credentialHeader);
    return method(parameters, body, {
      headers: headers ?? (credential ? { [credential.header]: credential.value } : {}),
      ...(operation.hasOwnServers && { baseURL }),
    });
  };
  return { call };
}

async function open(api: string, onTestFinished: (close: () => Promise<void>) => void) {
  const served = await serveMock(api);
  onTestFinished(served.close);
  return createClient(api, served);
}

const examplesOf = ({ parameters }: DocumentedOperation): Readonly<Record<string, string>> =>
  Object.fromEntries(parameters.map(({ name, examples }) => [name, examples[0] ?? '']));
