// @ts-check
import { toConclusion } from '../conclusion.js';
import { score } from '../score.js';

/** Whether collections and roles are what the labels say. @param {import('../examine.js').Subject} subject */
export async function examineInference({ label, file, dist }) {
  const { loadSpec } = await import(`${dist}spec/index.js`);
  const { readResourceModel } = await import(`${dist}resources/index.js`);
  const spec = await loadSpec(file, {});
  return score(label, toConclusion(spec, readResourceModel(spec)));
}
