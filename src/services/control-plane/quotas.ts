import type { Deployment, Handlers } from './deployment.js';

export const quotaHandlers = ({ sandboxes }: Deployment): Handlers<'getQuotas'> => ({
  getQuotas: ({ path }) =>
    sandboxes.use(path.sandbox, ({ quotas = {}, usage: { records, bytes } }) => ({
      status: 200,
      body: { quotas: { ...quotas }, used: { records, bytes } },
    })),
});
