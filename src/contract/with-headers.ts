import type { ContractTarget } from './target/index.js';

/** Adds headers to every request that does not carry them itself; lower-case names. */
export const withHeaders = (target: ContractTarget, headers: Readonly<Record<string, string>>): ContractTarget => ({
  name: target.name,
  send: (request) => target.send({ ...request, headers: { ...headers, ...request.headers } }),
  close: () => target.close(),
});
