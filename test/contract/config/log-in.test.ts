import { beforeAll, describe, expect, test } from 'vitest';
import type { LoginConfig } from '../../../src/contract/config/config.js';
import { logIn } from '../../../src/contract/config/log-in.js';
import type { Answer, SentRequest } from '../../../src/contract/exchange.js';
import type { ContractTarget } from '../../../src/contract/target/index.js';
import type { Spec } from '../../../src/spec/index.js';
import { specFrom } from '../support/spec-from.js';

const document = `openapi: 3.1.1
info: {title: T, version: '1'}
paths:
  /login:
    post:
      operationId: login
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: A token.}}
  /refresh/{realm}:
    get:
      operationId: refresh
      security: [{key: []}]
      parameters: [{name: realm, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: A token.}}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
`;

describe('a login before the run', () => {
  let spec: Spec;
  beforeAll(async () => {
    spec = await specFrom(document);
  });

  const run = async (login: LoginConfig, answer: Partial<Answer>) => {
    const sent: SentRequest[] = [];
    const target: ContractTarget = {
      name: 'http://example.test',
      close: () => Promise.resolve(),
      send(request) {
        sent.push(request);
        return Promise.resolve({ status: 200, headers: {}, text: '', value: undefined, ...answer });
      },
    };
    const identity = await logIn({ name: 'a', credentials: { key: 'k' } }, login, { spec, target });
    return { identity, sent };
  };

  test.each([
    { token: '$response.body#/data/token', answer: { value: { data: { token: 'abc' } } } },
    { token: '$response.body', answer: { text: 'abc\n', value: 'abc\n' } },
    { token: '$response.header.X-Token', answer: { headers: { 'x-token': 'abc' } } },
  ])('takes the token from $token', async ({ token, answer }) => {
    const { identity, sent } = await run({ operation: 'login', body: { user: 'me' }, token }, answer);
    expect(identity.credentials).toEqual({ key: 'k', bearer: 'abc' });
    expect(sent).toMatchObject([{ method: 'POST', path: '/login', body: '{"user":"me"}' }]);
    expect(sent[0]?.headers).not.toHaveProperty('x-key');
  });

  test('carries what else the identity has, and its parameters', async () => {
    const login = { operation: 'refresh', parameters: { realm: 'b' }, token: '$response.body', scheme: 'bearer' };
    const { identity, sent } = await run(login, { text: 'abc' });
    expect(identity.credentials.bearer).toBe('abc');
    expect(sent).toMatchObject([{ method: 'GET', path: '/refresh/b', headers: { 'x-key': 'k' } }]);
  });

  test.each([
    {
      because: 'it is refused',
      login: { operation: 'login', token: '$response.body' },
      answer: { status: 403 },
      message: "login of identity 'a': POST /login answered 403.",
    },
    {
      because: 'there is no token',
      login: { operation: 'login', token: '$response.body#/token' },
      answer: { value: {} },
      message: 'the answer has no text at $response.body#/token.',
    },
    {
      because: 'there is no such operation',
      login: { operation: 'logon', token: '$response.body' },
      answer: {},
      message: "api.yaml has no operation 'logon'.",
    },
  ])('says so when $because', async ({ login, answer, message }) => {
    await expect(run(login, answer)).rejects.toThrow(message);
  });
});
