import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkNames, createUrlTarget, type RunEvent, type RunSettings, verify } from '../../../src/contract/index.js';
import { loadSpec } from '../../../src/spec/index.js';

interface People {
  readonly listener: RequestListener;
  readonly credentials: { readonly admin: { readonly authorization: string } };
}

const module = new URL('../../../bench/faults/servers/people/server.js', import.meta.url).href;
const { createServer: createPeople } = (await import(module)) as { createServer(options: { seed: string }): People };
const { listener, credentials } = createPeople({ seed: 'alder' });
const server = createServer(listener);
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const token = credentials.admin.authorization.replace('Bearer ', '');

const settings: RunSettings = {
  seed: 'populated',
  identities: [{ name: 'admin', credentials: { bearerAuth: token }, scopes: ['read', 'write'] }],
  // Those that look at lists and records of their own; what single requests leave alone is shown in `phases/`.
  phases: ['probe', 'state', 'lists'],
  checks: checkNames,
  parameters: {},
  readOnly: false,
  shared: true,
  allowEffects: true,
  failFast: false,
  reproduce: false,
  workflows: [],
};

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const response = await fetch(base + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.status === 204 ? undefined : response.json();
}

const addUser = async (name: string): Promise<string> => {
  const user = (await call('POST', '/users', {
    email: `${name}@elsewhere.example`,
    displayName: `Colleague ${name}`,
  })) as {
    id: string;
  };
  return user.id;
};

/** More than the largest page holds. */
const strangersThere = 150;

/** Somebody who works on records of their own, a step whenever something else happens. */
function createColleague(ids: readonly string[]): { work(): void; end(): Promise<void> } {
  let last = Promise.resolve();
  let turn = 0;
  const step = async (): Promise<void> => {
    turn += 1;
    await call('PATCH', `/users/${ids[turn % ids.length] ?? ''}`, { jobTitle: `Turn ${turn}` });
    if (turn % 5 === 0) await call('DELETE', `/users/${await addUser(`passing-${turn}`)}`);
  };
  return {
    work() {
      last = last.then(step);
    },
    end: () => last,
  };
}

describe('a server that others have filled and go on writing to', () => {
  test('is judged by our own records alone, and keeps every other one as it was', async () => {
    const strangers = await Promise.all(
      Array.from({ length: strangersThere }, (_, index) => addUser(`stranger-${index}`)),
    );
    const busy = await Promise.all(Array.from({ length: 10 }, (_, index) => addUser(`busy-${index}`)));
    const before = await Promise.all(strangers.map((id) => call('GET', `/users/${id}`)));
    const colleague = createColleague(busy);

    const events: RunEvent[] = [];
    const spec = await loadSpec('bench/faults/servers/people/openapi.yaml');
    for await (const event of verify(spec, createUrlTarget(base), settings)) {
      events.push(event);
      if (event.type === 'exchange' && event.exchange.index % 2 === 0) colleague.work();
    }
    await colleague.end();

    const errors = events.flatMap((event) =>
      event.type === 'finding' && event.finding.severity === 'error' ? [event.finding.message] : [],
    );
    expect(errors).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'run-finished', findings: 0 });
    expect(await Promise.all(strangers.map((id) => call('GET', `/users/${id}`)))).toEqual(before);
  }, 120_000);
});
