import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leak, serveFour, stateOf } from './four-mocks.js';
import { hostileRequests } from './hostile-requests.js';
import { createRawClient } from './raw-client.js';

const server = serveFour();
const perMock = 600;

/** The beginning of what was sent, to find it again. */
const cut = (sent: Uint8Array): string => Buffer.from(sent).toString('latin1', 0, 400);

test('thousands of hostile requests are answered below 500, tell nothing, and change nothing where they are refused', {
  timeout: 60_000,
}, async () => {
  const client = createRawClient(server.port());
  const statuses = new Set<number>();
  for (const mock of server.mocks()) {
    const fixture = stateOf(mock);
    for (const [index, sent] of fc.sample(hostileRequests(mock), { numRuns: perMock, seed: 2026 }).entries()) {
      const answer = await client.send(sent);
      statuses.add(answer.status);
      const about = `${mock.name} #${index}: ${cut(sent)}\n\n${answer.head}\n\n${answer.body}`;
      expect(answer.status >= 200 && answer.status < 500, about).toBe(true);
      expect(`${answer.head}\n${answer.body}`, about).not.toMatch(leak);
      if (stateOf(mock) === fixture) continue;
      expect(answer.status, about).toBeLessThan(300);
      mock.reset();
      expect(stateOf(mock)).toBe(fixture);
    }
  }
  client.close();

  expect(server.failures).toEqual([]);
  expect([...statuses]).toEqual(
    expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 405, 406, 409, 414, 415, 422, 431]),
  );
});
