import { changeQuotas, type ListedSandbox } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';

export const sandboxHandlers = ({
  sandboxes,
}: Deployment): Handlers<
  | 'listSandboxes'
  | 'createSandbox'
  | 'getSandbox'
  | 'updateSandbox'
  | 'deleteSandbox'
  | 'resetSandbox'
  | 'restoreSandbox'
> => ({
  async listSandboxes({ query: { limit = 100, offset = 0 } }) {
    const { total, items } = await sandboxes.list({ offset, limit });
    return { status: 200, body: { total, items: items.map(toView) } };
  },
  async createSandbox({ body: { name, from, expiresAfter, quotas } = {} }) {
    const created = await sandboxes.create({ name, ...from, expiresAfter: toMilliseconds(expiresAfter) });
    if (quotas !== undefined) await sandboxes.use(created.name, (sandbox) => changeQuotas(sandbox, quotas));
    const headers = { location: `/_twinspec/sandboxes/${created.name}` };
    return { status: 201, headers, body: toView(created) };
  },
  getSandbox: ({ path }) => sandboxes.use(path.sandbox, (sandbox) => ({ status: 200, body: toView(sandbox) })),
  updateSandbox: ({ path, body: { expiresAfter, quotas } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const milliseconds = toMilliseconds(expiresAfter);
      if (milliseconds !== undefined) sandbox.expireAfter(milliseconds);
      if (quotas !== undefined) changeQuotas(sandbox, quotas);
      return { status: 200, body: toView(sandbox) };
    }),
  async deleteSandbox({ path: { sandbox } }) {
    await sandboxes.remove(sandbox);
    return { status: 204 };
  },
  async resetSandbox({ path: { sandbox } }) {
    await sandboxes.reset(sandbox);
    return { status: 204 };
  },
  async restoreSandbox({ path: { sandbox }, body: { snapshot } }) {
    await sandboxes.restore(sandbox, snapshot);
    return { status: 204 };
  },
});

/** `null` is for ever, undefined leaves it to the mock. */
const toMilliseconds = (seconds: number | null | undefined): number | undefined =>
  seconds === null ? Number.POSITIVE_INFINITY : seconds === undefined ? undefined : seconds * 1_000;

function toView({ name, life: { createdAt, usedAt, expiresAfter } }: ListedSandbox): components['schemas']['Sandbox'] {
  return {
    name,
    path: `/~${name}`,
    createdAt: new Date(createdAt).toISOString(),
    usedAt: new Date(usedAt).toISOString(),
    expiresAfter: expiresAfter === undefined || expiresAfter === Number.POSITIVE_INFINITY ? null : expiresAfter / 1_000,
  };
}
