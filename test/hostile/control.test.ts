import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leak, serveFour } from './four-mocks.js';
import { brokenBytes, json, text } from './hostile-values.js';
import { createRawClient } from './raw-client.js';

const server = serveFour();
const perControl = 25;

const body = fc.oneof(
  { weight: 3, arbitrary: json.map((value) => Buffer.from(value)) },
  { weight: 1, arbitrary: fc.constantFrom(...brokenBytes) },
);

test('the control plane survives hostile requests, too', { timeout: 60_000 }, async () => {
  const client = createRawClient(server.port());
  let count = 0;
  for (const mock of server.mocks()) {
    const overview = await client.send(`GET /_twinspec/${mock.name} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const { controls } = JSON.parse(overview.body) as { controls: { method: string; path: string }[] };
    for (const [index, { method, path }] of controls.entries()) {
      for (const [segment, bytes] of fc.sample(fc.tuple(text, body), { numRuns: perControl, seed: index })) {
        const target = path.replaceAll(
          /\{[^}]+\}/g,
          encodeURIComponent(Buffer.from(segment).toString()).slice(0, 8_000),
        );
        const head = `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`;
        const answer = await client.send(Buffer.concat([Buffer.from(head, 'latin1'), bytes]));
        const about = `${head}${bytes.toString().slice(0, 300)}\n\n${answer.head}\n\n${answer.body}`;
        expect(answer.status >= 200 && answer.status < 500, about).toBe(true);
        expect(`${answer.head}\n${answer.body}`, about).not.toMatch(leak);
        count += 1;
      }
      mock.reset();
    }
  }
  client.close();
  expect(count).toBeGreaterThanOrEqual(4 * perControl);
  expect(server.failures).toEqual([]);
});
