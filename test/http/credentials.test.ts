import { describe, expect, test } from 'vitest';
import { challengeFor, credentialFor, type HttpRequest } from '../../src/http/index.js';

const request = (headers: HttpRequest['headers'], query = ''): HttpRequest => ({
  method: 'GET',
  path: '/',
  query,
  headers,
});

const bearer = { type: 'http', scheme: 'Bearer' } as const;
const basic = { type: 'http', scheme: 'basic' } as const;
const keyInHeader = { type: 'apiKey', in: 'header', name: 'X-Key' } as const;
const keyInQuery = { type: 'apiKey', in: 'query', name: 'key' } as const;
const keyInCookie = { type: 'apiKey', in: 'cookie', name: 'token' } as const;

describe('a credential is found where its scheme puts it', () => {
  test.each([
    { scheme: bearer, sent: request({ authorization: 'Bearer abc' }), value: 'abc' },
    { scheme: bearer, sent: request({ authorization: 'bearer   abc ' }), value: 'abc' },
    { scheme: { type: 'oauth2', scopes: [] } as const, sent: request({ authorization: 'Bearer abc' }), value: 'abc' },
    { scheme: { type: 'openIdConnect' } as const, sent: request({ authorization: 'Bearer abc' }), value: 'abc' },
    { scheme: basic, sent: request({ authorization: `Basic ${btoa('ada:secret')}` }), value: 'ada:secret' },
    { scheme: keyInHeader, sent: request({ 'x-key': 'abc' }), value: 'abc' },
    { scheme: keyInQuery, sent: request({}, 'a=1&key=a%20b'), value: 'a b' },
    { scheme: keyInCookie, sent: request({ cookie: 'a=1; token=a%20b' }), value: 'a b' },
  ])('$scheme', ({ scheme, sent, value }) => {
    expect(credentialFor('auth', scheme, sent)).toEqual({ scheme: 'auth', value });
  });
});

describe('there is no credential', () => {
  test.each([
    { because: 'nothing was sent', scheme: bearer, sent: request({}) },
    { because: 'it is empty', scheme: bearer, sent: request({ authorization: 'Bearer ' }) },
    { because: 'it is of another scheme', scheme: bearer, sent: request({ authorization: 'Basic YTpi' }) },
    { because: 'there is only the name of the scheme', scheme: bearer, sent: request({ authorization: 'Bearer' }) },
    { because: 'the key is empty', scheme: keyInHeader, sent: request({ 'x-key': '' }) },
    { because: 'the key is not validly encoded', scheme: keyInQuery, sent: request({}, 'key=%zz') },
    {
      because: 'no message carries one',
      scheme: { type: 'mutualTLS' } as const,
      sent: request({ authorization: 'Bearer a' }),
    },
  ])('where $because', ({ scheme, sent }) => {
    expect(credentialFor('auth', scheme, sent)).toBeUndefined();
  });
});

describe('a challenge names the scheme', () => {
  test.each([
    { scheme: bearer, challenge: 'Bearer realm="people"' },
    { scheme: basic, challenge: 'Basic realm="people"' },
    { scheme: { type: 'oauth2', scopes: [] } as const, challenge: 'Bearer realm="people"' },
    { scheme: keyInHeader, challenge: 'ApiKey realm="people"' },
  ])('$challenge', ({ scheme, challenge }) => {
    expect(challengeFor(scheme, 'people')).toBe(challenge);
  });
});
