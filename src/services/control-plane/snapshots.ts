import { defaultSandbox, type Snapshot } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';
import { toFixture } from './to-fixture.js';

export const snapshotHandlers = ({
  sandboxes,
}: Deployment): Handlers<
  'listSnapshots' | 'createSnapshot' | 'getSnapshot' | 'deleteSnapshot' | 'getSnapshotState'
> => ({
  listSnapshots({ query: { limit = 100, offset = 0 } }) {
    const all = sandboxes.snapshots();
    return { status: 200, body: { total: all.length, items: all.slice(offset, offset + limit).map(toView) } };
  },
  createSnapshot({ body: { sandbox, name } }) {
    const taken = sandboxes.takeSnapshot(sandbox, name);
    return { status: 201, headers: { location: `/_twinspec/snapshots/${taken.name}` }, body: toView(taken) };
  },
  getSnapshot: ({ path: { snapshot } }) => ({ status: 200, body: toView(sandboxes.findSnapshot(snapshot)) }),
  deleteSnapshot({ path: { snapshot } }) {
    sandboxes.removeSnapshot(snapshot);
    return { status: 204 };
  },
  getSnapshotState({ path: { snapshot } }) {
    const { origin } = sandboxes.findSnapshot(snapshot);
    const served = sandboxes.find(defaultSandbox);
    const services = served.services.flatMap((service) => {
      const state = origin.get(service) ?? served.originOf(service);
      return state === undefined ? [] : [[service, toFixture(state)] as const];
    });
    return { status: 200, body: { services: Object.fromEntries(services) } };
  },
});

const toView = ({ name, sandbox, createdAt }: Snapshot): components['schemas']['Snapshot'] => ({
  name,
  sandbox,
  createdAt: new Date(createdAt).toISOString(),
});
