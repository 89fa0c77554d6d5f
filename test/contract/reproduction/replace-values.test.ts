import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SentRequest } from '../../../src/contract/exchange.js';
import { isShort } from '../../../src/contract/reproduction/binding.js';
import { renewProof, renewRequest } from '../../../src/contract/reproduction/renewal.js';

const request = (more: Partial<SentRequest>): SentRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: {},
  body: undefined,
  ...more,
});

describe('a renewed request', () => {
  const renewal = new Map([
    ['usr_1234', 'usr_9876'],
    ['7', '8'],
    ['a/b c@d', 'e/f'],
  ]);

  test('has new ids in its path, long ones also inside of segments', () => {
    const { path } = renewRequest(request({ path: '/users/usr_1234/pets/7/as-usr_1234/17' }), renewal);
    expect(path).toBe('/users/usr_9876/pets/8/as-usr_9876/17');
  });

  test('has new values percent-encoded where they have to be', () => {
    const { path, query } = renewRequest(request({ path: '/x/a%2Fb%20c%40d', query: 'q=a%2Fb%20c%40d' }), renewal);
    expect([path, query]).toEqual(['/x/e%2Ff', 'q=e%2Ff']);
  });

  test('has short ids only where names say that there are ids', () => {
    const renewed = renewRequest(
      request({ query: 'group_id=7&limit=7', body: '{"groupId": 7, "age": 7, "ids": ["7", 7, 77]}' }),
      renewal,
    );
    expect(renewed.query).toBe('group_id=8&limit=7');
    expect(renewed.body).toBe('{"groupId": 8, "age": 7, "ids": ["8", 8, 77]}');
  });

  test('has new entity tags and tokens in its headers', () => {
    const quoted = new Map([['"tag-1"', '"tag-2"']]);
    const { headers } = renewRequest(request({ headers: { 'if-match': '"tag-1"' } }), quoted);
    expect(headers).toEqual({ 'if-match': '"tag-2"' });
  });

  test('takes no new value for an old one, as where ids are counted', () => {
    const counted = new Map([
      ['1000001', '1000002'],
      ['1000002', '1000003'],
      ['1', '2'],
      ['2', '3'],
    ]);
    const body = '{"name": "1000001 and 1000002", "id": 1, "other_id": 2}';
    const renewed = renewRequest(request({ path: '/a/1000001/b/1000002/c/1/d/2', body }), counted);
    expect(renewed.path).toBe('/a/1000002/b/1000003/c/2/d/3');
    expect(renewed.body).toBe('{"name": "1000002 and 1000003", "id": 2, "other_id": 3}');
  });

  test('holds no old value, wherever it stood', () => {
    const old = fc.string({ unit: fc.constantFrom(...'abcdefgh/@ "\\%é'), minLength: 8, maxLength: 12 });
    const fresh = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 12 });
    const renewals = fc
      .dictionary(old, fresh, { minKeys: 1, maxKeys: 4 })
      .map((pairs) => new Map(Object.entries(pairs)));
    fc.assert(
      fc.property(renewals, (renewal) => {
        const values = [...renewal.keys()];
        const renewed = renewRequest(
          request({
            path: values.map((value) => `/${encodeURIComponent(value)}`).join(''),
            query: values.map((value, index) => `q${index}=${encodeURIComponent(value)}`).join('&'),
            headers: Object.fromEntries(values.map((value, index) => [`h${index}`, `<${value}>`])),
            body: JSON.stringify(values.map((value) => ({ name: `${value}!`, value }))),
          }),
          renewal,
        );
        const places = [decodeURIComponent(renewed.path), decodeURIComponent(renewed.query)];
        const texts = [...places, ...Object.values(renewed.headers), JSON.stringify(JSON.parse(renewed.body ?? ''))];
        for (const value of values) for (const text of texts) expect(text).not.toContain(value);
        expect(JSON.parse(renewed.body ?? '')).toEqual(
          values.map((value) => ({ name: `${renewal.get(value)}!`, value: renewal.get(value) })),
        );
      }),
    );
  });
});

describe('a renewed proof', () => {
  const renewal = new Map([
    ['usr_1234', 'usr_"9"'],
    ['1000001', '1000002'],
    ['7', '8'],
  ]);

  test.each([
    ['answers.at(-1).body?.["id"] === "usr_1234"', 'answers.at(-1).body?.["id"] === "usr_\\"9\\""'],
    ['same(answers.at(-1).body?.["owner"], 1000001)', 'same(answers.at(-1).body?.["owner"], 1000002)'],
    ['same(answers.at(-1).body?.["owner_id"], 7)', 'same(answers.at(-1).body?.["owner_id"], 8)'],
    ['String(item?.["id"]) === "7"', 'String(item?.["id"]) === "8"'],
  ])('has new values: %s', (proof, renewed) => {
    expect(renewProof(proof, renewal)).toBe(renewed);
  });

  test.each(['same(answers.at(-1).body?.["age"], 7)', 'answers.at(-1).body?.["7"] === 7', 'answers[7].status === 200'])(
    'leaves alone what is no id: %s',
    (proof) => {
      expect(renewProof(proof, renewal)).toBe(proof);
    },
  );
});

test('short values stand in other texts by chance', () => {
  expect([isShort('12345'), isShort('123456')]).toEqual([true, false]);
});
