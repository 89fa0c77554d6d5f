import { addFault, clearFaults, type FaultRule, findFault, removeFault } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';

export const faultHandlers = ({
  sandboxes,
}: Deployment): Handlers<'listFaults' | 'createFault' | 'getFault' | 'deleteFault' | 'clearFaults'> => ({
  listFaults({ path, query: { limit = 100, offset = 0 } }) {
    const { faults } = sandboxes.find(path.sandbox);
    return { status: 200, body: { total: faults.length, items: faults.slice(offset, offset + limit).map(toView) } };
  },
  createFault({ path: { sandbox }, body: { rate = 1, ...rule } }) {
    const made = addFault(sandboxes.find(sandbox), { ...rule, rate });
    const headers = { location: `/_twinspec/sandboxes/${sandbox}/faults/${made.id}` };
    return { status: 201, headers, body: toView(made) };
  },
  getFault: ({ path: { sandbox, fault } }) => ({
    status: 200,
    body: toView(findFault(sandboxes.find(sandbox), fault)),
  }),
  deleteFault({ path: { sandbox, fault } }) {
    removeFault(sandboxes.find(sandbox), fault);
    return { status: 204 };
  },
  clearFaults({ path: { sandbox } }) {
    clearFaults(sandboxes.find(sandbox));
    return { status: 204 };
  },
});

/** How far a rate limit is used up is told by the headers of the answers that it limits. */
const toView = ({ id, match, rate, next, over, fault, startedAt }: FaultRule): components['schemas']['FaultRule'] => ({
  id,
  ...(match !== undefined && { match }),
  rate,
  ...(next !== undefined && { next }),
  ...(over !== undefined && { over }),
  fault: structuredClone(fault),
  startedAt: new Date(startedAt).toISOString(),
});
