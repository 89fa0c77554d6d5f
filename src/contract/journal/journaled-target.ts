import type { ResourceModel } from '../../resources/index.js';
import type { Spec } from '../../spec/index.js';
import type { ContractTarget } from '../target/index.js';
import { type Effect, effectsOf, isWrite } from './effects.js';
import type { JournalWriter } from './journal-file.js';
import { createRecogniser } from './recognise.js';
import { createRemains, type Remains } from './remains.js';

export interface JournaledTarget extends ContractTarget {
  /** What the run has made and not deleted. */
  readonly remains: Remains;
}

/** The same target, which remembers what requests make; before one is sent, its intent is in the journal. */
export function createJournaledTarget(
  target: ContractTarget,
  { spec, resources, journal }: { spec: Spec; resources: ResourceModel; journal: JournalWriter | undefined },
): JournaledTarget {
  const recognise = createRecogniser(spec);
  const remains = createRemains();
  let next = 0;

  return {
    name: target.name,
    remains,
    close: () => target.close(),
    async send(request) {
      const recognised = recognise(request);
      if (recognised === undefined || !isWrite(recognised)) return target.send(request);

      const id = next++;
      const worst = effectsOf(recognised, undefined, resources);
      const settle = (effects: readonly Effect[], status?: number): void => {
        for (const effect of effects) remains.apply(effect);
        journal?.append({ type: 'outcome', id, effects, ...(status !== undefined && { status }) });
      };
      journal?.append({ type: 'intent', id, request: `${request.method} ${request.path}`, effects: worst });
      try {
        const answer = await target.send(request);
        settle(effectsOf(recognised, answer, resources), answer.status);
        return answer;
      } catch (error) {
        settle(worst);
        throw error;
      }
    },
  };
}
