import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Answer, SentRequest } from '../../../src/contract/exchange.js';
import { type CleanupResult, cleanUp } from '../../../src/contract/journal/cleanup.js';
import { createJournalFile, readJournal } from '../../../src/contract/journal/journal-file.js';
import { createJournaledTarget } from '../../../src/contract/journal/journaled-target.js';
import { createRemains } from '../../../src/contract/journal/remains.js';
import type { ContractTarget } from '../../../src/contract/target/target.js';
import { type ResourceModel, readResourceModel } from '../../../src/resources/index.js';
import type { Spec } from '../../../src/spec/index.js';
import { specFrom } from '../support/spec-from.js';

const tag = 'tsabcdef';

const collectionPaths = (name: string, withDelete: boolean): string => `
  /${name}:
    get:
      operationId: list-${name}
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Item'}}
    post:
      operationId: create-${name}
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
      responses:
        '201':
          description: Made.
          content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
  /${name}/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: read-${name}
      responses:
        '200':
          description: One.
          content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
${withDelete ? `    delete: {operationId: delete-${name}, responses: {'204': {description: Gone.}}}\n` : ''}`;

const document = `openapi: 3.1.1
info: {title: Things, version: '1'}
paths:${collectionPaths('users', true)}${collectionPaths('groups', true)}${collectionPaths('notes', false)}
components:
  schemas:
    Item:
      type: object
      required: [name]
      properties:
        id: {type: string, readOnly: true}
        name: {type: string}
`;

/** A server of all the collections; `mood` may answer something else after it has done what was asked. */
function createThings(mood: (request: SentRequest) => number | undefined = () => undefined) {
  const records = new Map<string, { id: string; name: string }>();
  const sent: string[] = [];
  const answer = (status: number, value?: unknown): Answer => ({
    status,
    headers: {},
    text: JSON.stringify(value) ?? '',
    value,
  });
  let next = 1;

  const handle = ({ method, path, body }: SentRequest): Answer => {
    const [, collection = '', id] = path.split('/');
    if (method === 'POST') {
      const record = { id: String(next++), name: (JSON.parse(body ?? '') as { name: string }).name };
      records.set(`${collection}/${record.id}`, record);
      return answer(201, record);
    }
    if (method === 'DELETE') return answer(records.delete(`${collection}/${id}`) ? 204 : 404);
    const all = [...records].filter(([key]) => key.startsWith(`${collection}/`)).map(([, record]) => record);
    return answer(200, all);
  };
  const target: ContractTarget = {
    name: 'http://things.example',
    close: () => Promise.resolve(),
    send(request) {
      sent.push(`${request.method} ${request.path}`);
      const done = handle(request);
      const status = mood(request);
      if (status === 0) return Promise.reject(new Error('no answer'));
      return Promise.resolve(status === undefined ? done : answer(status, {}));
    },
  };
  return { target, records, sent };
}

const post = (collection: string, name: string): SentRequest => ({
  method: 'POST',
  path: `/${collection}`,
  query: '',
  headers: {},
  body: JSON.stringify({ name }),
});

describe('what a run has made', () => {
  let spec: Spec;
  let resources: ResourceModel;
  beforeAll(async () => {
    spec = await specFrom(document);
    resources = readResourceModel(spec);
  });

  const start = (mood?: Parameters<typeof createThings>[0]) => {
    const things = createThings(mood);
    things.records.set('users/before', { id: 'before', name: 'Somebody' });
    const target = createJournaledTarget(things.target, { spec, resources, journal: undefined });
    const clean = (): Promise<CleanupResult> =>
      cleanUp(target.remains, { spec, resources, target: things.target, identities: [], tag });
    return { ...things, target, clean };
  };

  test('is deleted, the latest first, and nothing else', async () => {
    const { target, clean, records, sent } = start();
    await target.send(post('users', `${tag} one`));
    await target.send(post('groups', `${tag} two`));
    sent.length = 0;
    expect(await clean()).toEqual({ deleted: 2, left: [] });
    expect(sent).toEqual(['DELETE /groups/2', 'DELETE /users/1']);
    expect([...records.keys()]).toEqual(['users/before']);
  });

  test('is left alone when the run has deleted it itself', async () => {
    const { target, clean, sent } = start();
    await target.send(post('users', `${tag} one`));
    await target.send({ ...post('users', ''), method: 'DELETE', path: '/users/1' });
    sent.length = 0;
    expect(await clean()).toEqual({ deleted: 0, left: [] });
    expect(sent).toEqual([]);
  });

  test.each([
    { because: 'the answer was lost', status: 0 },
    { because: 'the server failed after it had stored', status: 500 },
    { because: 'the refusal left a trace', status: 422 },
    { because: 'the answer does not show it', status: 201 },
  ])('is found in the list when $because', async ({ status }) => {
    const { target, clean, records } = start(({ method }) => (method === 'POST' ? status : undefined));
    await target.send(post('users', `${tag} one`)).catch(() => undefined);
    expect(records.size).toBe(2);
    expect(await clean()).toEqual({ deleted: 1, left: [] });
    expect([...records.keys()]).toEqual(['users/before']);
  });

  test('is not confused with a record of somebody else that the run wanted to be equal to', async () => {
    const { target, clean, records } = start(({ method }) => (method === 'POST' ? 409 : undefined));
    await target.send(post('users', 'Somebody'));
    records.delete('users/1');
    expect(await clean()).toEqual({ deleted: 0, left: [] });
    expect([...records.keys()]).toEqual(['users/before']);
  });

  test('is named where the document cannot delete it', async () => {
    const { target, clean } = start();
    await target.send(post('notes', `${tag} one`));
    expect(await clean()).toEqual({
      deleted: 0,
      left: [{ collection: 'notes', key: { id: '1' }, reason: 'the document has no operation that deletes it' }],
    });
  });

  test('is named with the answer where the server refuses', async () => {
    const { target, clean } = start(({ method }) => (method === 'DELETE' ? 403 : undefined));
    await target.send(post('users', `${tag} one`));
    const { left } = await clean();
    expect(left).toEqual([{ collection: 'users', key: { id: '1' }, reason: 'DELETE /users/{id} answered 403' }]);
  });

  test('is tried again when others that referred to it are gone', async () => {
    const { target, clean, records } = start();
    await target.send(post('users', `${tag} one`));
    await target.send(post('groups', `${tag} two`));
    records.set('groups/2', { id: '2', name: 'refers to nobody' });
    expect((await clean()).deleted).toBe(2);
  });
});

describe('the journal', () => {
  const create = async (mood?: Parameters<typeof createThings>[0]) => {
    const folder = mkdtempSync(join(tmpdir(), 'twinspec-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const spec = await specFrom(document);
    const resources = readResourceModel(spec);
    const file = join(folder, 'runs', 'journal.ndjson');
    const header = {
      type: 'run',
      version: 1,
      document: 'api.yaml',
      target: 'http://things.example',
      tag,
      identities: ['admin'],
      startedAt: '2030-01-01T00:00:00.000Z',
    } as const;
    const things = createThings(mood);
    const journal = createJournalFile(file, header);
    const target = createJournaledTarget(things.target, { spec, resources, journal });
    const cleanLater = (): Promise<CleanupResult> => {
      const remains = createRemains();
      for (const effect of readJournal(file).effects) remains.apply(effect);
      return cleanUp(remains, {
        spec,
        resources,
        target: things.target,
        identities: [],
        tag: readJournal(file).header.tag,
      });
    };
    return { ...things, file, header, target, cleanLater };
  };

  test('says what is meant before it is sent', async () => {
    const lines: string[] = [];
    const { file, target } = await create(() => void lines.push(readFileSync(file, 'utf8')));
    await target.send(post('users', `${tag} one`));
    expect(lines[0]?.trim().split('\n')).toHaveLength(2);
    expect(lines[0]).toContain('"request":"POST /users"');
  });

  test('is enough to clean up in another process', async () => {
    const { target, cleanLater, records } = await create();
    await target.send(post('users', `${tag} one`));
    expect(await cleanLater()).toEqual({ deleted: 1, left: [] });
    expect(records.size).toBe(0);
  });

  test('is enough when the run was killed between a request and its answer', async () => {
    const { file, target, cleanLater, records } = await create();
    await target.send(post('users', `${tag} one`));
    const withoutOutcome = readFileSync(file, 'utf8').trim().split('\n').slice(0, 2).join('\n');
    writeFileSync(file, `${withoutOutcome}\n{"type":"outc`);
    expect(await cleanLater()).toEqual({ deleted: 1, left: [] });
    expect(records.size).toBe(0);
  });

  test('can only be read by its owner', async () => {
    const { file } = await create();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('begins with what it takes to clean up, without credentials', async () => {
    const { file, header } = await create();
    expect(readJournal(file).header).toEqual(header);
  });

  test.each(['', 'not JSON\n', '{"type":"intent"}\n'])('is refused when it is none: %j', async (text) => {
    const { file } = await create();
    writeFileSync(file, text);
    expect(() => readJournal(file)).toThrow(`${file} is no journal of twinspec verify.`);
  });
});
