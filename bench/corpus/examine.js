// @ts-check
// A process that looks at one document, phase by phase, and tells what came of each. The parent ends it when its time is over.

import { readLabel } from './labels.js';
import { locateDocument } from './locate-document.js';
import { examineBodies } from './phases/bodies.js';
import { examineInference } from './phases/inference.js';
import { examineMock } from './phases/mock.js';
import { examinePrism } from './phases/prism.js';
import { examineVerify } from './phases/verify.js';

/**
 * @typedef {object} Subject what the phases share
 * @property {import('./labels.js').Label} label
 * @property {string} file
 * @property {string} dist where the built product is
 * @property {number} bodies
 * @property {string} seed
 * @property {import('./phases/verify.js').Traffic[]} traffic what `verify` has sent, for Prism
 */

/** @type {Record<string, (subject: Subject) => Promise<unknown>>} */
const phases = {
  inference: examineInference,
  mock: examineMock,
  verify: examineVerify,
  prism: examinePrism,
  bodies: examineBodies,
};

process.once('message', async (/** @type {any} */ { name, chosen, ...options }) => {
  const label = readLabel(name);
  const subject = { label, file: locateDocument(label), traffic: [], ...options };
  for (const phase of Object.keys(phases).filter((one) => chosen.includes(one))) {
    process.send?.({ phase, outcome: 'begun' });
    const begun = performance.now();
    const outcome = await phases[phase]?.(subject).catch((error) => ({ failure: String(error?.message ?? error) }));
    process.send?.({ phase, outcome, seconds: (performance.now() - begun) / 1000 });
  }
  process.disconnect();
  process.exit();
});
