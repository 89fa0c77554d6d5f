import { describe, expect, test } from 'vitest';
import { ada, bob, type PeopleHandler, reader, writer } from '../../mock/people.js';
import { adapters } from './adapters.js';
import { connectEach, connecting } from './connect.js';

const json = { 'content-type': 'application/json' };
const cyd = { name: 'Cyd', email: 'cyd@people.example' };

describe.each(adapters)('HTTP, exactly, over $name: an answer', (adapter) => {
  const { send, on, errors, stored } = connectEach(adapter);
  const connect = connecting(adapter);
  const add = (body: object = cyd) =>
    send('POST /v1/people', { headers: { ...writer, ...json }, body: JSON.stringify(body) });

  test('has its type and its length', async () => {
    const answer = await send('GET /v1/people/1', { headers: reader });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.text)));
    expect(answer.json()).toEqual(ada);
  });

  test('without content has neither', async () => {
    const answer = await send('DELETE /v1/people/1', { headers: writer });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(Object.keys(answer.headers)).not.toContain('content-type');
    expect(Object.keys(answer.headers)).not.toContain('content-length');
  });

  test('of a declared range has a type of that range', async () => {
    const answer = await send('POST /v1/anything', { headers: { 'content-type': 'text/plain' }, body: 'héllo' });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(answer.json()).toEqual({ arrived: 'héllo' });
  });

  test.each([
    {
      breach: 'a status that is not declared',
      reply: { status: 418, body: {} },
      says: 'it answered 418, which is not declared',
    },
    {
      breach: 'a property of another type',
      reply: { status: 200, body: { ...ada, name: 7 } },
      says: '/body/name must be string',
    },
    {
      breach: 'a property too few',
      reply: { status: 200, body: { id: '1', name: 'Ada' } },
      says: '/body/email is required',
    },
    { breach: 'no body', reply: { status: 200 }, says: '/body must be object' },
    { breach: 'a list for an object', reply: { status: 200, body: [] }, says: '/body must be object' },
  ])('that breaks the document is never sent: $breach', async ({ reply, says }) => {
    on('readPerson', () => reply);
    const answer = await send('GET /v1/people/1', { headers: reader });
    expect(answer.status).toBe(500);
    expect(answer.json()).toMatchObject({ title: 'internal', detail: expect.stringContaining(says) });
    if (reply.status === 200)
      expect(answer.json().detail).toContain('/paths/~1people~1{id}/get/responses/200/content/application~1json');
    expect(errors()).toHaveLength(1);
  });

  test('that lacks a declared header is never sent, and what led to it is dropped', async () => {
    on('addPerson', ({ state, body }) => ({ status: 201, body: state.people.insert({ id: '3', ...body }) }));
    const answer = await add();
    expect(answer.status).toBe(500);
    expect(answer.json().detail).toContain('/header/Location is required');
    expect(stored()).toEqual([ada, bob]);
  });

  const unspeakable: { what: string; handler: PeopleHandler }[] = [
    { what: 'nothing', handler: () => undefined },
    { what: 'a text', handler: () => 'hello' },
    { what: 'no status', handler: () => ({ body: {} }) },
    { what: 'an impossible status', handler: () => ({ status: 1000, body: {} }) },
    { what: 'an informational status', handler: () => ({ status: 100, body: {} }) },
    { what: 'a status that is a text', handler: () => ({ status: '201', body: {} }) },
    {
      what: 'a header of two lines',
      handler: () => ({ status: 299, headers: { 'x-evil': 'a\r\nset-cookie: b' }, body: {} }),
    },
    { what: 'a header that is not Latin', handler: () => ({ status: 299, headers: { 'x-name': 'Łódź' }, body: {} }) },
    { what: 'a header of no name', handler: () => ({ status: 299, headers: { '': 'a' }, body: {} }) },
    {
      what: 'a header that is no text',
      handler: () => ({ status: 299, headers: { 'x-nothing': undefined, 'x-null': null }, body: {} }),
    },
    { what: 'a circle', handler: circle },
    { what: 'a number that JSON does not have', handler: () => ({ status: 299, body: { big: 1n } }) },
    { what: 'a rejection', handler: () => Promise.reject(new Error('no')) },
    {
      what: 'something else thrown',
      handler: () => {
        throw 'a text';
      },
    },
    {
      what: 'nothing thrown',
      handler: () => {
        throw undefined;
      },
    },
  ];

  test.each(unspeakable)('that cannot be sent is 500, and the next one is as ever: $what', async ({ handler }) => {
    on('sendAnything', handler);
    const answer = await send('POST /v1/anything', { headers: json, body: '{}' });
    expect(answer.status).toBe(500);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(errors().length).toBeGreaterThan(0);
    expect((await send('GET /v1/people/1', { headers: reader })).status).toBe(200);
  });

  test('of a handler that throws is 500, tells nothing of the machine, and its changes are dropped', async () => {
    on('addPerson', ({ state, body }) => {
      state.people.insert({ id: '3', ...body });
      throw new Error(`broken in ${import.meta.url}`);
    });
    const answer = await add();
    expect(answer.status).toBe(500);
    expect(answer.json()).toMatchObject({ detail: 'The handler of addPerson failed; the log of the mock says why.' });
    expect(answer.text).not.toMatch(/broken|file:|\.ts|\bat /);
    expect(errors()[0]?.message).toContain('broken in');
    expect(stored()).toEqual([ada, bob]);
  });

  test('that refuses drops every change of its handler', async () => {
    on('addPerson', ({ state, body }) => {
      state.people.insert({ id: '3', ...body });
      state.people.delete('1');
      state.people.update({ ...bob, name: 'Robert' });
      return { problem: 'conflict', status: 409, detail: 'No.' };
    });
    expect((await add()).status).toBe(409);
    expect(stored()).toEqual([ada, bob]);
  });

  test('of a constraint is the one that the service makes of it, and nothing is kept', async () => {
    on('addPerson', ({ state, body }) => {
      state.people.delete('2');
      return { status: 201, headers: { location: '/' }, body: state.people.insert({ id: '3', ...body }) };
    });
    const answer = await add({ ...cyd, email: ada.email });
    expect(answer.status).toBe(409);
    expect(answer.json().detail).toBe('This address is taken.');
    expect(stored()).toEqual([ada, bob]);
  });

  test('is written as the service writes its problems', async () => {
    const writeProblem = ({ detail }: { detail: string }) => ({
      contentType: 'text/plain; charset=utf-8',
      body: detail,
    });
    const plain = await connect({}, { writeProblem });
    const answer = await plain.send('GET /v1/nothing');
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(answer.text).toContain('No operation has this path');
  });

  test.each([
    {
      how: 'throws',
      writeProblem: () => {
        throw new Error('no');
      },
    },
    { how: 'names an impossible type', writeProblem: () => ({ contentType: 'text/plain\n', body: '' }) },
    { how: 'names an impossible status', writeProblem: () => ({ contentType: 'text/plain', body: '', status: 42 }) },
  ])('is written as RFC 9457 says where the service $how', async ({ writeProblem }) => {
    const broken = await connect({}, { writeProblem });
    const answer = await broken.send('GET /v1/nothing');
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } });
    expect(broken.errors).toHaveLength(1);
  });

  test('needs no credentials where they are switched off', async () => {
    const credentials = [{ role: 'reader', header: 'Authorization', value: 'Bearer reader' }];
    const open = await connect({ auth: 'off', fixtures: { collections: { people: [ada] }, credentials } });
    expect((await open.send('GET /v1/people')).json()).toEqual([ada]);
    const added = await open.send('POST /v1/people', { headers: json, body: JSON.stringify(cyd) });
    expect(added.status).toBe(201);
    expect((await open.send('GET /v1/people', { headers: { authorization: 'Bearer nobody' } })).status).toBe(200);
    expect((await open.send('GET /v1/people?limit=0')).status).toBe(422);
  });
});

function circle(): unknown {
  const body: Record<string, unknown> = {};
  body.self = body;
  return { status: 200, body };
}
