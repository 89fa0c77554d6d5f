import { brotliCompressSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../src/contract/read-answer.js';

const read = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  readAnswer({ method: 'GET', status: 200, headers, body: [Buffer.from(body)] });

describe('a body', () => {
  test.each([
    { encoding: 'br', bytes: brotliCompressSync('Ada') },
    { encoding: 'Deflate', bytes: deflateSync('Ada') },
    { encoding: 'identity', bytes: Buffer.from('Ada') },
  ])('is decompressed: $encoding', async ({ encoding, bytes }) => {
    expect(await read(bytes, { 'content-encoding': encoding })).toMatchObject({ text: 'Ada', value: 'Ada' });
  });

  test('that is not compressed as it says is kept as it is', async () => {
    expect(await read('Ada', { 'content-encoding': 'gzip' })).toMatchObject({
      text: 'Ada',
      unreadable: 'The body is not compressed as Content-Encoding says (gzip).',
    });
  });

  test('of another length than it says is kept, with a remark', async () => {
    expect(await read('Ada', { 'content-length': '7' })).toMatchObject({
      text: 'Ada',
      unreadable: 'The body has 3 bytes, but Content-Length says 7.',
    });
  });

  test('may begin with a byte order mark', async () => {
    expect(await read('\uFEFF[1]', { 'content-type': 'application/json' })).toMatchObject({ text: '[1]', value: [1] });
  });

  test('in a charset that nobody knows is base64', async () => {
    expect(await read(Buffer.from([0xff]), { 'content-type': 'text/plain; charset=klingon' })).toMatchObject({
      text: '/w==',
    });
  });

  test('is missing without a complaint where the status has none', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await readAnswer({ method: 'GET', status: 304, headers, body: undefined });
    expect(answer).toEqual({ status: 304, headers, text: '', value: undefined });
  });
});
