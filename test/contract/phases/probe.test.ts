import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ProbeFailure, probe } from '../../../src/contract/phases/probe.js';
import { people, runPhases } from './run-phases.js';

const answering =
  (status: number, type: string, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

describe('probe', () => {
  test('asks each caller once where everything works', async () => {
    const { history, notes } = await runPhases([probe], await people());
    expect(history.map(({ identity, response }) => `${identity} ${response.status}`)).toEqual([
      'admin 200',
      'reader 200',
      'outsider 200',
    ]);
    expect(notes).toEqual([]);
  });

  test.each([
    {
      because: 'the base URL is another',
      listener: answering(404, 'application/json', '{}'),
      message: /base URL of the API/,
    },
    {
      because: 'a web page answers',
      listener: answering(200, 'text/html', '<!doctype html><p>Hi'),
      message: /web pages/,
    },
    {
      because: 'no credentials work',
      listener: answering(401, 'application/json', '{}'),
      message: /No credentials work/,
    },
  ])('fails with a reason when $because', async ({ listener, message }) => {
    const run = runPhases([probe], { ...(await people()), listener });
    await expect(run).rejects.toThrow(ProbeFailure);
    await expect(runPhases([probe], { ...(await people()), listener })).rejects.toThrow(message);
  });

  test('names the caller whose credentials are refused', async () => {
    const { identities = [], ...server } = await people();
    const stranger = { name: 'stranger', credentials: { bearerAuth: 'nobody-knows-this-one' } };
    const { notes } = await runPhases([probe], { ...server, identities: [...identities, stranger] });
    expect(notes).toEqual(['The credentials of stranger were refused: GET /groups answered 401.']);
  });
});
