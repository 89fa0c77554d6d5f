import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { openTeaHouse, teaHouse, teas } from './tea-house.js';
import { startTwinspec } from './twinspec.js';

const services = ['squadcast', 'org-user-management', 'secoda', 'windmill'];

/** What somebody gets who pastes each `curl` line of a banner into bash. */
const pasteCurls = (banner: string): Promise<readonly string[]> =>
  Promise.all(
    (banner.match(/curl .*/g) ?? []).map(async (line) => {
      const { stdout } = await promisify(execFile)('bash', ['-c', `${line} -sS -o /dev/null -w '%{http_code}'`]);
      return stdout;
    }),
  );

interface Credential {
  readonly role: string;
  readonly header: string;
  readonly value: string;
}

const credentialsOf = (service: string): readonly Credential[] =>
  (
    load(readFileSync(new URL(`../../fixtures/${service}.yaml`, import.meta.url), 'utf8')) as {
      credentials: Credential[];
    }
  ).credentials;

/** The operation that a credential is for, where the API has none that takes all of them. */
const reads: Readonly<Record<string, string>> = {
  'squadcast/write': '/v3/users',
  'squadcast/read': '/v3/users',
  'squadcast/refresh': '/oauth/access-token',
  'org-user-management': '/organization',
  secoda: '/user',
  windmill: '/users/email',
};

describe('the banner', () => {
  test('shows for every bundled service its base URL, its credentials, and a request that works when it is pasted', async () => {
    const { banner, url } = await startTwinspec([]);
    expect(banner).toMatch(
      new RegExp(
        `^\nTwinspec serves 4 mocks at ${url} \\(state in memory, random ids, real time\\); Ctrl\\+C ends it\\.\n`,
      ),
    );
    expect(banner.match(/base URL +\S+/g)?.map((line) => line.replace(/base URL +/, ''))).toEqual([
      `${url}/squadcast`,
      `${url}/org-user-management/api/oum/v1`,
      `${url}/secoda`,
      `${url}/windmill/api`,
    ]);
    expect(banner).toContain(`\nAll as one API\n  address           ${url}\n`);
    expect(await pasteCurls(banner)).toEqual(['200', '200', '200', '200']);
    expect(banner).not.toContain('Not as it is written');
  });

  test('shows a credential for every role, and each is accepted', async () => {
    const { banner } = await startTwinspec([]);
    const bases = [...banner.matchAll(/base URL +(\S+)/g)].map(([, base]) => base);
    for (const [index, service] of services.entries()) {
      for (const { role, header, value } of credentialsOf(service)) {
        expect(banner).toMatch(new RegExp(`^ {2}${role} +${header}: ${value}(  |$)`, 'm'));
        const read = reads[`${service}/${role}`] ?? reads[service] ?? '';
        const { status } = await fetch(`${bases[index]}${read}`, { headers: { [header]: value } });
        expect({ service, role, status }).toEqual({ service, role, status: 200 });
      }
    }
  });

  test('shows a single mock at the root of the server', async () => {
    const { banner, url } = await startTwinspec(['windmill', '--seed', 'teapot', '--auth', 'off']);
    expect(banner).toContain(`Twinspec serves 1 mock at ${url} (state in memory, seed teapot, authentication off)`);
    expect(banner).toContain(`base URL          ${url}/api\n`);
    expect(banner).not.toContain('All as one API');
    expect(await pasteCurls(banner)).toEqual(['200']);
  });

  test('makes up credentials for a document of your own, and picks one that the request takes', async () => {
    const secured = `${teaHouse().replace('operationId: listTeas', 'operationId: listTeas\n      security: [{key: []}]')}
  securitySchemes:
    basic: {type: http, scheme: basic}
    key: {type: apiKey, in: header, name: X-Key}
`;
    const folder = await openTeaHouse({ 'tea-house.yaml': secured });
    const { banner, url } = await startTwinspec(['tea-house.yaml'], folder.path);
    expect(banner).toContain(`\nTea house\n  base URL          ${url}\n`);
    expect(banner).toContain(`curl -H 'X-Key: twinspec' ${url}/teas`);
    expect(await pasteCurls(banner)).toEqual(['200']);
  });

  test('offers no request that would be refused for want of a credential', async () => {
    const folder = await openTeaHouse({ 'squadcast.yaml': 'collections: {}\n' });
    const { banner } = await startTwinspec(['squadcast', '--fixtures', 'squadcast.yaml'], folder.path);
    expect(banner).not.toContain('curl');
  });

  test.each([{ host: '127.0.0.1' }, { host: '::1' }])('quotes a request for the shell ($host)', async ({ host }) => {
    const document = teaHouse().replace('  /teas:', `  "/teas & jane's cakes":`);
    const folder = await openTeaHouse({ 'tea-house.yaml': document, 'teas.yaml': teas() });
    const { banner } = await startTwinspec(['tea-house.yaml', '--host', host], folder.path);
    expect(await pasteCurls(banner)).toEqual(['200']);
  });
});
