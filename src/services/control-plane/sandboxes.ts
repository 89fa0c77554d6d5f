import type { NamedSandbox } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';
import { patchBetween } from './patch.js';

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
  | 'diffSandbox'
> => ({
  listSandboxes({ query: { limit = 100, offset = 0 } }) {
    const all = sandboxes.list();
    return { status: 200, body: { total: all.length, items: all.slice(offset, offset + limit).map(toView) } };
  },
  createSandbox({ body: { name, from, expiresAfter } = {} }) {
    const created = sandboxes.create({ name, ...from, expiresAfter: toMilliseconds(expiresAfter) });
    const headers = { location: `/_twinspec/sandboxes/${created.name}` };
    return { status: 201, headers, body: toView(created) };
  },
  getSandbox: ({ path: { sandbox } }) => ({ status: 200, body: toView(sandboxes.find(sandbox)) }),
  updateSandbox({ path, body: { expiresAfter } }) {
    const sandbox = sandboxes.find(path.sandbox);
    const milliseconds = toMilliseconds(expiresAfter);
    if (milliseconds !== undefined) sandbox.expireAfter(milliseconds);
    return { status: 200, body: toView(sandbox) };
  },
  deleteSandbox({ path: { sandbox } }) {
    sandboxes.remove(sandbox);
    return { status: 204 };
  },
  resetSandbox({ path: { sandbox } }) {
    sandboxes.reset(sandbox);
    return { status: 204 };
  },
  restoreSandbox({ path: { sandbox }, body: { snapshot } }) {
    sandboxes.restore(sandbox, snapshot);
    return { status: 204 };
  },
  diffSandbox({ path, query: { from } }) {
    const sandbox = sandboxes.find(path.sandbox);
    const before = from === undefined ? undefined : sandboxes.findSnapshot(from).origin;
    const body = sandbox.services.flatMap((service) =>
      patchBetween(service, before?.get(service) ?? sandbox.originOf(service), sandbox.part(service)),
    );
    return { status: 200, body };
  },
});

/** `null` is for ever, undefined leaves it to the mock. */
const toMilliseconds = (seconds: number | null | undefined): number | undefined =>
  seconds === null ? Number.POSITIVE_INFINITY : seconds === undefined ? undefined : seconds * 1_000;

function toView({ name, life: { createdAt, usedAt, expiresAfter } }: NamedSandbox): components['schemas']['Sandbox'] {
  return {
    name,
    path: `/~${name}`,
    createdAt: new Date(createdAt).toISOString(),
    usedAt: new Date(usedAt).toISOString(),
    expiresAfter: expiresAfter === undefined || expiresAfter === Number.POSITIVE_INFINITY ? null : expiresAfter / 1_000,
  };
}
