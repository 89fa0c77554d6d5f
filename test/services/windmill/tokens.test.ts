import { describe, expect, test } from 'vitest';
import { connect, createStillClock, start } from './start.js';

const { as, superAdmin, member, logIn } = await start();

interface ListedToken {
  readonly token_prefix: string;
  readonly label?: string;
  readonly last_used_at: string;
}

describe('createToken', () => {
  test('answers a token that works and is never shown again', async () => {
    const { text: token, headers } = await member('post', '/users/tokens/create').send({ label: 'laptop' }).expect(201);
    expect(token).toMatch(/^[A-Za-z0-9]{30}$/);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    await as(token)('get', '/users/email').expect(200, 'tomasz.zielinski@example.com');

    const { text } = await member('get', '/users/tokens/list').expect(200);
    expect(text).not.toContain(token);
    expect(JSON.parse(text)).toContainEqual({
      token_prefix: token.slice(0, 10),
      label: 'laptop',
      created_at: expect.any(String),
      last_used_at: expect.any(String),
    });
  });

  test('needs neither label nor expiration, and does not invent them', async () => {
    await member('post', '/users/tokens/create').send({}).expect(201);
    const { body } = await member('get', '/users/tokens/list').expect(200);
    expect(Object.keys(body.at(-1)).sort()).toEqual(['created_at', 'last_used_at', 'token_prefix']);
  });

  test('makes a token that is refused past its expiration', async () => {
    const clock = createStillClock('2026-05-01T00:00:00.000Z');
    const timed = await connect({ clock });
    const expiration = '2026-05-01T02:30:00+02:00';
    const { text } = await timed.member('post', '/users/tokens/create').send({ expiration }).expect(201);

    clock.advance(30 * 60 * 1000 - 1);
    await timed.as(text)('get', '/users/email').expect(200);
    clock.advance(1);
    await timed.as(text)('get', '/users/email').expect(401, 'Unauthorized');
    const { body } = await timed.member('get', '/users/tokens/list').expect(200);
    expect(body.at(-1)).toMatchObject({ expiration });
  });

  test.each([{ expiration: 'tomorrow' }, { expiration: null }, { label: 1 }])('answers 422 to %j', async (body) => {
    await member('post', '/users/tokens/create').send(body).expect(422);
  });
});

describe('listTokens', () => {
  test('answers the caller’s own tokens only, cut to ten characters', async () => {
    const { body } = await superAdmin('get', '/users/tokens/list').expect(200);
    expect(body.map(({ token_prefix }: ListedToken) => token_prefix)).toEqual(['superadmin', 'cipipeline']);
  });

  test('says when each was last used', async () => {
    const clock = createStillClock('2026-05-01T00:00:00.000Z');
    const timed = await connect({ clock });
    const lastUses = async () => {
      const { body } = await timed.superAdmin('get', '/users/tokens/list').expect(200);
      return body.map(({ last_used_at }: ListedToken) => last_used_at);
    };
    expect(await lastUses()).toEqual(['2026-05-01T00:00:00.000Z', '2025-12-14T22:05:44Z']);

    clock.advance(1000);
    await timed.as('cipipeline00000000000000000001')('get', '/users/email').expect(200);
    clock.advance(1000);
    expect(await lastUses()).toEqual(['2026-05-01T00:00:02.000Z', '2026-05-01T00:00:01.000Z']);
  });
});

describe('deleteToken', () => {
  test('deletes every token of the caller with the prefix, and says how many', async () => {
    const { text } = await member('delete', '/users/tokens/delete/member').expect(200);
    expect(text).toBe('deleted 1 tokens with prefix member');
    await member('get', '/users/email').expect(401);
  });

  test('deletes several at once', async () => {
    const made = new Map<string, number>();
    for (let index = 0; index < 80; index++) {
      const { text } = await superAdmin('post', '/users/tokens/create').send({}).expect(201);
      made.set(text.charAt(0), (made.get(text.charAt(0)) ?? 0) + 1);
    }
    const [prefix, count] = [...made].find(([letter, times]) => times > 1 && letter !== 's' && letter !== 'c') ?? [
      '',
      0,
    ];
    await superAdmin('delete', `/users/tokens/delete/${prefix}`).expect(
      200,
      `deleted ${count} tokens with prefix ${prefix}`,
    );
    await superAdmin('delete', `/users/tokens/delete/${prefix}`).expect(200, `deleted 0 tokens with prefix ${prefix}`);
  });

  test("leaves somebody else's tokens alone, and that there is none is no error", async () => {
    const { text } = await member('delete', '/users/tokens/delete/superadmin').expect(200);
    expect(text).toBe('deleted 0 tokens with prefix superadmin');
    await superAdmin('get', '/users/email').expect(200);
  });

  test('ends sessions too', async () => {
    const { text } = await logIn('tomasz.zielinski@example.com', 'changeme');
    await member('delete', `/users/tokens/delete/${text.slice(0, 10)}`).expect(200);
    await as(text)('get', '/users/email').expect(401);
  });
});
