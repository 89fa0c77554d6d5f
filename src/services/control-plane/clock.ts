import { unprocessable } from '../../http/index.js';
import type { NamedSandbox } from '../../sandboxes/index.js';
import type { Deployment, Handlers } from './deployment.js';
import type { components } from './generated/document.js';

export const clockHandlers = ({ sandboxes }: Deployment): Handlers<'getClock' | 'setClock'> => ({
  getClock: ({ path }) => sandboxes.use(path.sandbox, (sandbox) => ({ status: 200, body: toView(sandbox) })),
  setClock: ({ path, body: { now, advance = 0, isFrozen } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const { clock } = sandbox;
      const time = (now === undefined ? clock.now() : Date.parse(now)) + advance * 1_000;
      if (!(time >= earliest && time <= latest)) {
        return unprocessable('A clock goes from the year 0001 to the year 9999; set it to a time between them.');
      }
      sandbox.setClock(clock.settingFor(time, isFrozen ?? clock.isFrozen));
      return { status: 200, body: toView(sandbox) };
    }),
});

const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59Z');

const toView = ({ clock }: NamedSandbox): components['schemas']['Clock'] => ({
  now: new Date(clock.now()).toISOString(),
  isFrozen: clock.isFrozen,
});
