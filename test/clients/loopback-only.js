/**
 * Loaded into a client before its own code (`node --import`): it reaches this machine and nothing else. What it
 * tried is said on stderr, one line for each: `refused registry.npmjs.org:443`.
 */
import { Socket } from 'node:net';

const loopback = new Set(['localhost', '127.0.0.1', '::1']);
const { connect } = Socket.prototype;

Socket.prototype.connect = function connectToLoopback(...args) {
  const { host = 'localhost', port } = args.flat().find((arg) => arg !== null && typeof arg === 'object') ?? {};
  if (loopback.has(host)) return connect.apply(this, args);
  process.stderr.write(`refused ${host}:${port}\n`);
  setImmediate(() => this.destroy(new Error(`${host} is not this machine.`)));
  return this;
};
