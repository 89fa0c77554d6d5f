import { describe, expect, test } from 'vitest';
import { createManualClock } from '../manual-clock.js';
import { auditors, beatriz, startSecoda } from './start-secoda.js';

const start = async (writeLimit?: number) => {
  const clock = createManualClock(Date.UTC(2026, 5, 1));
  const settings = writeLimit === undefined ? {} : { writeLimit };
  return { ...(await startSecoda({ clock, settings })), clock };
};

describe('the write limit', () => {
  test('is off by default', async () => {
    const { api } = await start();
    for (let count = 0; count < 40; count += 1) await api.post('/auth/group').send({}).expect(201);
  });

  test('refuses the 31st write of a minute and says when to come back', async () => {
    const { api, clock } = await start(30);
    for (let count = 0; count < 30; count += 1) await api.post('/auth/group').send({}).expect(201);
    clock.advance(17_500);

    const { body, headers } = await api.post('/auth/group').send({}).expect(429);
    expect(headers['retry-after']).toBe('43');
    expect(body).toEqual({ detail: 'Too many writes. Try again in 43 seconds.' });
    const list = await api.get('/auth/group').expect(200);
    expect(list.body.count).toBe(33);
  });

  test('ends after a minute, whatever was refused meanwhile', async () => {
    const { api, clock } = await start(1);
    await api.post('/auth/group').send({}).expect(201);
    clock.advance(59_999);
    await api.post('/auth/group').send({}).expect(429);
    clock.advance(1);
    await api.post('/auth/group').send({}).expect(201);
    await api.post('/auth/group').send({}).expect(429);
  });

  test('counts POST and PATCH together, those that fail included', async () => {
    const { api } = await start(4);
    await api.post('/auth/group').send({}).expect(201);
    await api.patch(`/user/${beatriz}`).send({}).expect(200);
    await api.patch(`/auth/group/${auditors}`).send({ name: 1 }).expect(400);
    await api.post('/user').send({}).expect(400);
    await api.post('/user').send({ email: 'a@fjordmetrics.example' }).expect(429);
    await api.patch(`/user/${beatriz}`).send({}).expect(429);
    await api.patch(`/auth/group/${auditors}`).send({}).expect(429);
  });

  test('lets GET and DELETE through', async () => {
    const { api } = await start(1);
    await api.delete(`/auth/group/${auditors}`).expect(204);
    await api.post('/auth/group').send({}).expect(201);
    await api.get('/user').expect(200);
    await api.delete(`/user/${beatriz}`).expect(204);
    await api.post('/auth/group').send({}).expect(429);
  });

  test('does not count calls without a key', async () => {
    const { api, anonymous } = await start(1);
    await anonymous.post('/auth/group').send({}).expect(401);
    await api.post('/auth/group').send({}).expect(201);
  });

  test('starts anew after a reset', async () => {
    const { api, mock } = await start(1);
    await api.post('/auth/group').send({}).expect(201);
    mock.reset();
    await api.post('/auth/group').send({}).expect(201);
  });
});
