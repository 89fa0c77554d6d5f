import { addFault, clearFaults, type FaultRule, findFault, removeFault } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';

export const faultHandlers = ({
  sandboxes,
}: Deployment): Handlers<'listFaults' | 'createFault' | 'getFault' | 'deleteFault' | 'clearFaults'> => ({
  listFaults: ({ path, query: { limit = 100, offset = 0 } }) =>
    sandboxes.use(path.sandbox, ({ faults }) => ({
      status: 200,
      body: { total: faults.length, items: faults.slice(offset, offset + limit).map(toView) },
    })),
  createFault: ({ path, body: { rate = 1, ...rule } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const made = addFault(sandbox, { ...rule, rate });
      const headers = { location: `/_twinspec/sandboxes/${path.sandbox}/faults/${made.id}` };
      return { status: 201, headers, body: toView(made) };
    }),
  getFault: ({ path: { sandbox, fault } }) =>
    sandboxes.use(sandbox, (named) => ({ status: 200, body: toView(findFault(named, fault)) })),
  deleteFault: ({ path: { sandbox, fault } }) =>
    sandboxes.use(sandbox, (named) => {
      removeFault(named, fault);
      return { status: 204 };
    }),
  clearFaults: ({ path: { sandbox } }) =>
    sandboxes.use(sandbox, (named) => {
      clearFaults(named);
      return { status: 204 };
    }),
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
