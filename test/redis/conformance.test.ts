import { createClient } from '@redis/client';
import { afterAll, beforeAll } from 'vitest';
import { SharedSandboxes } from '../../src/sandboxes/redis/shared-sandboxes.js';
import { describeStore } from '../sandboxes/conformance.js';
import { type RedisServer, startRedis } from './redis-server.js';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

describeStore('in Redis', async () => {
  const opened: SharedSandboxes[] = [];
  return {
    async open(options) {
      const sandboxes = await SharedSandboxes.open({ ...options, url: redis.url, onChange: () => undefined });
      opened.push(sandboxes);
      return sandboxes;
    },
    async close() {
      for (const sandboxes of opened) await sandboxes.close();
      const client = await createClient({ url: redis.url }).connect();
      await client.flushAll();
      await client.close();
    },
  };
});
