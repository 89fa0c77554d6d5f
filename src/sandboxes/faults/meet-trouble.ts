import { createIds } from '../../state/index.js';
import { factsPart } from '../facts.js';
import type { NamedSandbox } from '../named-sandbox.js';
import { type Decision, decideTrouble } from './decide-trouble.js';
import type { Asked } from './fault-rule.js';
import type { Trouble } from './trouble.js';

/**
 * What befalls a request by the rules of its sandbox, which count it. Chance follows from the seed: the same requests meet the same
 * trouble.
 */
export const meetTrouble = (sandbox: NamedSandbox, asked: Asked, seed: string): Trouble =>
  sandbox.change(factsPart, (facts) => {
    const ids = createIds(seed, facts);
    const draw = (): number => ids.integer('fault', resolution) / resolution;
    const decision: Decision = decideTrouble(sandbox.faults, { asked, draw, now: sandbox.clock.now() });
    for (const rule of decision.changed) facts.collection('faults').update({ ...rule });
    return decision.trouble;
  });

const resolution = 2 ** 32;
