import { defaultSandbox, type ListedSnapshot } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';
import { toFixture } from './to-fixture.js';

export const snapshotHandlers = ({
  sandboxes,
}: Deployment): Handlers<
  'listSnapshots' | 'createSnapshot' | 'getSnapshot' | 'deleteSnapshot' | 'getSnapshotState'
> => ({
  async listSnapshots({ query: { limit = 100, offset = 0 } }) {
    const { total, items } = await sandboxes.snapshots({ offset, limit });
    return { status: 200, body: { total, items: items.map(toView) } };
  },
  async createSnapshot({ body: { sandbox, name } }) {
    const taken = await sandboxes.takeSnapshot(sandbox, name);
    return { status: 201, headers: { location: `/_twinspec/snapshots/${taken.name}` }, body: toView(taken) };
  },
  async getSnapshot({ path: { snapshot } }) {
    return { status: 200, body: toView(await sandboxes.findSnapshot(snapshot)) };
  },
  async deleteSnapshot({ path: { snapshot } }) {
    await sandboxes.removeSnapshot(snapshot);
    return { status: 204 };
  },
  async getSnapshotState({ path: { snapshot } }) {
    const { origin } = await sandboxes.findSnapshot(snapshot);
    return sandboxes.use(defaultSandbox, (served) => {
      const services = served.services.flatMap((service) => {
        const state = origin.get(service) ?? served.originOf(service);
        return state === undefined ? [] : [[service, toFixture(state)] as const];
      });
      return { status: 200, body: { services: Object.fromEntries(services) } };
    });
  },
});

const toView = ({ name, sandbox, createdAt }: ListedSnapshot): components['schemas']['Snapshot'] => ({
  name,
  sandbox,
  createdAt: new Date(createdAt).toISOString(),
});
