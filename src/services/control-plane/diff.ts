import type { Deployment, Handlers } from './deployment.js';
import { patchBetween } from './patch.js';

export const diffHandlers = ({ sandboxes }: Deployment): Handlers<'diffSandbox'> => ({
  async diffSandbox({ path, query: { from } }) {
    const before = from === undefined ? undefined : (await sandboxes.findSnapshot(from)).origin;
    return sandboxes.use(path.sandbox, (sandbox) => {
      const body = sandbox.services.flatMap((service) =>
        patchBetween(service, before?.get(service) ?? sandbox.originOf(service), sandbox.part(service)),
      );
      return { status: 200, body };
    });
  },
});
