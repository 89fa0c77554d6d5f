// @ts-check
// Twinspec as a middleware of somebody's Express app, with everything switched on.
import express from 'express';

const { createMock } = await import(new URL('../../dist/index.js', import.meta.url).href);
const mock = await createMock('org-user-management', { seed: 1, fixtures: process.env.BENCH_FIXTURE });
const app = express();
app.use(mock.express());
app.listen(Number(process.env.BENCH_PORT), '127.0.0.1');
