import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import supertest from 'supertest';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { contractMatchers, type MatcherResult } from '../../../src/contract/matcher.js';
import type { Spec } from '../../../src/spec/index.js';
import { specFrom } from '../support/spec-from.js';

const document = `openapi: 3.1.1
info: {title: Teas, version: '1'}
paths:
  /teas/{name}:
    get:
      operationId: getTea
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: A tea.
          headers: {ETag: {required: true, schema: {type: string}}}
          content:
            application/json:
              schema: {type: object, required: [name], properties: {name: {type: string}, grams: {type: integer}}}
        '404': {description: None., content: {text/plain: {schema: {type: string}}}}
    delete:
      operationId: deleteTea
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: Gone.}}
`;

const etag = { etag: '"1"' };
const json = { 'content-type': 'application/json; charset=utf-8', ...etag };

describe('toSatisfyContract', () => {
  let spec: Spec;
  beforeAll(async () => {
    spec = await specFrom(document);
  });
  const judge = (received: unknown, operation = 'getTea'): MatcherResult =>
    contractMatchers(spec).toSatisfyContract(received, operation) as MatcherResult;

  test.each([
    { because: 'it is as documented', received: { status: 200, headers: json, text: '{"name":"assam"}' } },
    {
      because: 'the refusal is as documented',
      received: { status: 404, headers: { 'content-type': 'text/plain' }, text: 'no' },
    },
    {
      because: 'an empty answer is as documented',
      operation: 'deleteTea',
      received: { status: 204, headers: {}, text: '' },
    },
    { because: 'Fastify injected it', received: { statusCode: 200, headers: json, payload: '{"name":"assam"}' } },
  ])('is content when $because', ({ received, operation }) => {
    expect(judge(received, operation).pass).toBe(true);
  });

  test.each([
    {
      because: 'a required property is missing',
      received: { status: 200, headers: json, text: '{"grams":1}' },
      message: /\/body\/name is required[\s\S]* api\.yaml:14:\d+/,
    },
    {
      because: 'a property has another type',
      received: { status: 200, headers: json, text: '{"name":"assam","grams":"1"}' },
      message: /grams must be integer/,
    },
    {
      because: 'the body is no JSON',
      received: { status: 200, headers: json, text: '{"name"' },
      message: /not whole JSON/,
    },
    {
      because: 'the status is not documented',
      received: { status: 500, headers: {}, text: '' },
      message: /status 500 is not documented; the document lists 200, 404\n {4}api\.yaml:8:\d+/,
    },
    {
      because: 'the media type is another',
      received: { status: 200, headers: { ...etag, 'content-type': 'text/html' }, text: '<p>' },
      message: /text\/html/,
    },
    {
      because: 'a header is missing',
      received: { status: 200, headers: { 'content-type': 'application/json' }, text: '{"name":"assam"}' },
      message: /ETag/i,
    },
  ])('names what is wrong when $because', ({ received, message }) => {
    const result = judge(received);
    expect(result.pass).toBe(false);
    expect(result.message()).toMatch(/^expected the answer to GET \/teas\/\{name} \(getTea\) to keep its contract\n/);
    expect(result.message()).toMatch(message);
  });

  test('names every violation at once', () => {
    const { message } = judge({ status: 200, headers: { 'content-type': 'application/json' }, text: '{"grams":"1"}' });
    expect(message().match(/•/g)).toHaveLength(3);
  });

  test.each(['getTea', 'GET /teas/{name}', 'GET /teas/assam', 'get /teas/assam?size=1'])('knows %s', (name) => {
    expect(judge({ status: 200, headers: json, text: '{"name":"assam"}' }, name).pass).toBe(true);
  });

  test('says which operations there are when there is no such one', () => {
    expect(() => judge({ status: 200, headers: {} }, 'getCoffee')).toThrow(
      "api.yaml has no operation 'getCoffee'; it has: getTea (GET /teas/{name}), deleteTea (DELETE /teas/{name}).",
    );
  });

  test('says so when it is given no response', () => {
    expect(() => judge({ name: 'assam' })).toThrow('This is no response');
  });

  test('takes what supertest, axios and fetch answer', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, json).end('{"name":"assam","grams":"1"}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answers = [
      await supertest(url).get('/teas/assam'),
      await axios.get(`${url}/teas/assam`),
      await fetch(`${url}/teas/assam`),
    ];
    for (const answer of answers) {
      const { pass, message } = await contractMatchers(spec).toSatisfyContract(answer, 'getTea');
      expect(pass).toBe(false);
      expect(message()).toContain('must be integer');
    }
  });

  test('leaves the body of a Response to the test', async () => {
    const response = new Response('{"name":"assam"}', { headers: json });
    expect((await contractMatchers(spec).toSatisfyContract(response, 'getTea')).pass).toBe(true);
    expect(await response.json()).toEqual({ name: 'assam' });
    await expect(async () => contractMatchers(spec).toSatisfyContract(response, 'getTea')).rejects.toThrow(
      'has been read',
    );
  });

  test('explains what not.toSatisfyContract met', () => {
    expect(judge({ status: 204, headers: {}, text: '' }, 'deleteTea').message()).toContain('to break its contract');
  });
});
