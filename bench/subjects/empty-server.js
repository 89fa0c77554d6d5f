// @ts-check
// What Node itself needs to start and to answer one request: tells how fast the machine is at the moment.
import { createServer } from 'node:http';

createServer((_request, response) => response.end()).listen(Number(process.env.BENCH_PORT), '127.0.0.1');
