// @ts-check

/** @typedef {{ request: { method: string, path: string, query: string, headers: Record<string, any>, body?: Uint8Array }, response: { status: number, headers: Record<string, any>, body?: string | Uint8Array } }} Traffic */

/**
 * What the contract suite finds in our own mock of the document: nothing, if both understand it alike.
 * @param {import('../examine.js').Subject} subject
 */
export async function examineVerify({ file, dist, seed, traffic }) {
  const { createMock } = await import(`${dist}index.js`);
  const contract = await import(`${dist}contract/index.js`);
  /** @type {string[]} */
  const errors = [];
  const mock = await createMock(file, { seed, onError: (/** @type {Error} */ error) => errors.push(error.message) });
  const [base = ''] = mock.basePaths;
  const recorded = {
    handle: async (/** @type {any} */ request) => {
      const response = await mock.handle(request);
      traffic.push({ request: { ...request, path: request.path.slice(base.length) }, response });
      return response;
    },
  };
  const target = contract.createHandlerTarget(recorded, base);
  const settings = {
    seed,
    identities: [{ name: 'everything', credentials: credentialsOf(mock.spec) }],
    phases: contract.phaseNames.filter((/** @type {string} */ name) => name !== 'race'),
    checks: contract.checkNames,
    parameters: {},
    ...{ readOnly: false, shared: false, allowEffects: true, failFast: false, reproduce: false },
    workflows: [],
  };
  const findings = [];
  let requests = 0;
  for await (const event of contract.verify(mock.spec, target, settings)) {
    if (event.type === 'run-finished') requests = event.requests;
    if (event.type === 'finding' && event.finding.severity === 'error') {
      const { check, operation, message } = event.finding;
      findings.push({ check, operation, message });
    }
  }
  return { requests, findings, errors: [...new Set(errors)] };
}

/** The mock of any document gives every scope to this one. @param {any} spec */
const credentialsOf = ({ securitySchemes }) =>
  Object.fromEntries(
    Object.entries(securitySchemes).map(([name, { type, scheme }]) => [
      name,
      type === 'http' && scheme.toLowerCase() === 'basic' ? 'twinspec:twinspec' : 'twinspec',
    ]),
  );
