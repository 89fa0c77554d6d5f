import { defaultSandbox } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';

export const overviewHandlers = ({ version, sandboxes, mocks }: Deployment): Handlers<'getOverview'> => ({
  getOverview: () =>
    sandboxes.use(defaultSandbox, (sandbox) => {
      const services = mocks.map(({ name, title }) => ({
        name,
        title,
        collections: sandbox.part(name).definitions.map((definition) => definition.name),
      }));
      return { status: 200, body: { version, services } };
    }),
});
