import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';

const mock = await createMock('secoda', { seed: 1 });
const credentials = { authorization: 'Bearer secoda-api-key' };
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

const answerTo = (headers: Record<string, string>) =>
  mock.fetch('http://localhost/user', { headers: { ...credentials, ...headers } });

const idIn = async (headers: Record<string, string>) => (await answerTo(headers)).headers.get('x-request-id');

async function lastInJournal(): Promise<{ requestId?: string }> {
  const answer = await mock.fetch('http://localhost/_twinspec/sandboxes/default/journal?limit=1');
  return ((await answer.json()) as { items: [{ requestId?: string }] }).items[0];
}

describe('a request has an id', () => {
  test.each([
    { because: 'its client calls it so', headers: { 'x-request-id': 'Req_1.a-b' }, id: 'Req_1.a-b' },
    { because: 'it is part of a trace', headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` }, id: trace },
    {
      because: 'its own name goes before that of the trace',
      headers: { 'x-request-id': 'mine', traceparent: `00-${trace}-00f067aa0ba902b7-01` },
      id: 'mine',
    },
  ])('in the answer and in the journal: $because', async ({ headers, id }) => {
    expect(await idIn(headers)).toBe(id);
    expect((await lastInJournal()).requestId).toBe(id);
  });

  test.each([
    { because: 'nobody asks for one', headers: {} },
    { because: 'its name is too long', headers: { 'x-request-id': 'x'.repeat(129) } },
    { because: 'its name is fit for no log', headers: { 'x-request-id': 'a b' } },
    { because: 'its trace is none', headers: { traceparent: '00-none-00f067aa0ba902b7-01' } },
  ])('unless $because', async ({ headers }) => {
    expect(await idIn(headers)).toBeNull();
    expect(await lastInJournal()).not.toHaveProperty('requestId');
  });

  test('that a page of another origin may read', async () => {
    const { headers } = await answerTo({ 'x-request-id': 'mine', origin: 'https://app.example' });
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
  });

  test('where it is refused, too', async () => {
    const answer = await mock.fetch('http://localhost/~a%20b/user', { headers: { 'x-request-id': 'mine' } });
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([400, 'mine']);
  });
});
