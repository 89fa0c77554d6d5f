import { fullFormats } from 'ajv-formats/dist/formats.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../src/index.js';
import { bundledServices } from '../../src/services/index.js';
import { leak, serveFour, stateOf } from './four-mocks.js';
import { createRawClient } from './raw-client.js';

/** Texts that a backtracking expression is slow on: long runs that almost match. */
const runs = ['a', '0', '-', ' ', 'A', '_', '.', ';', '=', '@', ':', 'a-', 'a.', '0a', 'é', '\\', '"', '[', 'T', '+'];
const prefixes = ['', 'token=', 'a@', 'a.', '2026-01-01T00:00:00.', '00000000-0000-0000-0000-', '"'];

const nearMisses = (length: number): readonly string[] =>
  prefixes.flatMap((prefix) =>
    runs.flatMap((run) => [`${prefix}${run.repeat(length)}!`, `${prefix}${run.repeat(length)}\n`]),
  );

function valuesOf(keyword: string, node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === keyword && typeof value === 'string' ? [value] : valuesOf(keyword, value),
  );
}

describe('no text is slow to check', () => {
  const patterns = new Set<string>();
  const formats = new Set<string>();
  beforeAll(async () => {
    for (const { id } of bundledServices) {
      const { spec } = await createMock(id);
      for (const document of spec.documents.values()) {
        for (const pattern of valuesOf('pattern', document)) patterns.add(pattern);
        for (const format of valuesOf('format', document)) formats.add(format);
      }
    }
  });

  test('against any pattern of the documents', () => {
    expect(patterns.size).toBeGreaterThan(4);
    for (const pattern of patterns)
      expect(
        slowest((text) => new RegExp(pattern, 'u').test(text)),
        pattern,
      ).toBeLessThan(100);
  });

  test('against any format of the documents', () => {
    expect(formats.size).toBeGreaterThan(2);
    for (const format of formats) expect(slowest(checkOf(format)), format).toBeLessThan(100);
  });
});

/** Milliseconds of the slowest check; the faster of two tries, since the machine may be busy. */
function slowest(check: (text: string) => unknown): number {
  const times = nearMisses(20_000).map((text) => Math.min(timeOf(check, text), timeOf(check, text)));
  return Math.max(...times);
}

function timeOf(check: (text: string) => unknown, text: string): number {
  const start = performance.now();
  check(text);
  return performance.now() - start;
}

function checkOf(format: string): (text: string) => unknown {
  const checked: unknown = fullFormats[format as keyof typeof fullFormats];
  if (checked instanceof RegExp) return (text) => checked.test(text);
  if (typeof checked === 'function') return checked as (text: string) => unknown;
  const { validate } = (checked ?? {}) as { validate?: unknown };
  if (validate instanceof RegExp) return (text) => validate.test(text);
  return typeof validate === 'function' ? (validate as (text: string) => unknown) : () => true;
}

describe('every parameter and every text of every body takes such texts', () => {
  const server = serveFour();
  const texts = nearMisses(900).filter((_, index) => index % 31 === 0);

  test('and refuses them, or not, without harm', async () => {
    const client = createRawClient(server.port());
    for (const mock of server.mocks()) {
      const [{ header, value } = { header: 'X', value: '' }] = mock.credentials;
      const fixture = stateOf(mock);
      for (const { method, path, parameters, requestBody } of mock.spec.operations) {
        for (const text of texts) {
          const encoded = encodeURIComponent(text);
          const query = parameters
            .filter((parameter) => parameter.in === 'query')
            .map(({ name }) => `${name}=${encoded}`);
          const [example] = Object.values(requestBody?.content ?? {}).flatMap(({ examples }) =>
            Object.values(examples),
          );
          const body = Buffer.from(
            example === undefined
              ? ''
              : JSON.stringify(example, (_, inner) => (typeof inner === 'string' ? text : inner)),
          );
          const target = `/${mock.name}${mock.basePaths[0] ?? ''}${path.replaceAll(/\{[^}]+\}/g, encoded)}?${query.join('&')}`;
          const head = `${method.toUpperCase()} ${target} HTTP/1.1\r\nHost: localhost\r\n${header}: ${value}\r\nCookie: token=${encoded}\r\n`;
          const answer = await client.send(
            `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.toString('latin1')}`,
          );
          expect(answer.status > 0 && answer.status < 500, `${head}\n${answer.body}`).toBe(true);
          expect(answer.body, head).not.toMatch(leak);
          if (answer.status >= 400) expect(stateOf(mock), head).toBe(fixture);
          else mock.reset();
        }
      }
    }
    client.close();
    expect(server.failures).toEqual([]);
  });
});
