import { expect, test } from 'vitest';
import { createEventQueue } from '../../../src/contract/run/event-queue.js';

async function all<T>(events: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const event of events) found.push(event);
  return found;
}

test('what is pushed before and while somebody reads comes in order', async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  const read = all(queue.read());
  queue.push(2);
  await Promise.resolve();
  queue.push(3);
  queue.end();
  expect(await read).toEqual([1, 2, 3]);
});

test('a failure comes after everything that was pushed', async () => {
  const queue = createEventQueue<number>();
  queue.push(1);
  queue.fail(new Error('gone'));
  const found: number[] = [];
  const read = async () => {
    for await (const event of queue.read()) found.push(event);
  };
  await expect(read()).rejects.toThrow('gone');
  expect(found).toEqual([1]);
});
