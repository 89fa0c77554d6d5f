import { describe, expect, test } from 'vitest';
import { ada, bob, reader, writer } from '../../mock/people.js';
import { adapters } from './adapters.js';
import { connectEach } from './connect.js';

const json = { 'content-type': 'application/json' };
const cyd = { name: 'Cyd', email: 'cyd@people.example' };
const next = () => new Promise((resolve) => setImmediate(resolve));

describe.each(adapters)('HTTP, exactly, over $name: an asynchronous handler', (adapter) => {
  const { send, on, stored } = connectEach(adapter);
  const add = () => send('POST /v1/people', { headers: { ...writer, ...json }, body: JSON.stringify(cyd) });
  const kept = { id: '3', ...cyd };

  test('is waited for', async () => {
    on('readPerson', async () => {
      await next();
      return { status: 200, body: ada };
    });
    expect((await send('GET /v1/people/7', { headers: reader })).json()).toEqual(ada);
  });

  test.each([
    { when: 'before it waits', waits: [false, true] },
    { when: 'after it has waited', waits: [true, false] },
    { when: 'without waiting', waits: [false, false] },
  ])('keeps what it changes in a transaction $when', async ({ waits: [before, after] }) => {
    on('addPerson', async ({ state, body, transaction }) => {
      if (before) await next();
      const person = await transaction(() => state.people.insert({ id: '3', ...body }));
      if (after) await next();
      return { status: 201, headers: { location: '/v1/people/3' }, body: person };
    });
    expect((await add()).status).toBe(201);
    expect(stored()).toEqual([ada, bob, kept]);
  });

  const refusals = [
    {
      how: 'throws',
      change: () => {
        throw new Error('no');
      },
    },
    { how: 'returns a refusal', change: () => ({ status: 409 }) },
    { how: 'returns a problem', change: () => ({ problem: 'conflict', status: 409, detail: 'No.' }) },
  ];

  test.each(refusals.flatMap((refusal) => [true, false].map((waits) => ({ ...refusal, waits }))))(
    'drops all of a transaction that $how, waiting before $waits',
    async ({ change, waits }) => {
      on('addPerson', async ({ state, body, transaction }) => {
        if (waits) await next();
        await transaction(() => {
          state.people.insert({ id: '3', ...body });
          state.people.delete('1');
          return change();
        });
        return { status: 409, body: {} };
      });
      expect([409, 500]).toContain((await add()).status);
      expect(stored()).toEqual([ada, bob]);
    },
  );

  test('that writes outside of a transaction fails, and keeps nothing', async () => {
    on('addPerson', async ({ state, body }) => {
      await next();
      return { status: 201, headers: { location: '/' }, body: state.people.insert({ id: '3', ...body }) };
    });
    expect((await add()).status).toBe(500);
    expect(stored()).toEqual([ada, bob]);
  });

  test('does not keep others waiting, nor mixes with them', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    on('readPerson', async ({ state, transaction }) => {
      await gate;
      return { status: 200, body: await transaction(() => state.people.update({ ...ada, name: 'Augusta' })) };
    });
    const slow = send('GET /v1/people/1', { headers: reader });
    expect((await add()).status).toBe(201);
    release();
    expect((await slow).json()).toEqual({ ...ada, name: 'Augusta' });
    expect(stored()).toHaveLength(3);
  });
});
