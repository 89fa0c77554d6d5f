import type { Relation } from '../../resources/index.js';
import { type Cast, createCast, lookAtAll, lookAtBothSides } from './cast.js';
import { remove } from './change.js';
import { checkLinks } from './links.js';
import { checkPartners } from './partners.js';
import { checkReferrers } from './referrers.js';
import type { Scenario } from './scenario.js';
import { uniqueValuesOf } from './unique-values.js';

/** Ties records together and apart, and looks from both sides after each step. */
export async function checkRelation(scenario: Scenario, relation: Relation): Promise<void> {
  const cast = await createCast(scenario, relation);
  if (cast === undefined) return;
  await lookAtAll(scenario, cast);
  await checkPartners(scenario, cast);
  await checkReferrers(scenario, cast);
  await checkLinks(scenario, cast);
  await removeEnds(scenario, cast);
}

/** Deletes a partner, makes one like it, and deletes the other end. */
async function removeEnds(scenario: Scenario, { relation, from, other, to, second, third }: Cast): Promise<void> {
  const { session, scene, observer } = scenario;
  await remove(scenario, to);
  await lookAtBothSides(scenario, from, other);
  await remove(scenario, second);
  await lookAtBothSides(scenario, from, other, third);
  const again = await scene.fresh(relation.to, { overrides: uniqueValuesOf(session, second) });
  if (again) await lookAtBothSides(scenario, again, from);
  await remove(scenario, from);
  await lookAtBothSides(scenario, third, other);
  const heir = await scene.fresh(relation.from, { overrides: uniqueValuesOf(session, from) });
  if (heir) await lookAtBothSides(scenario, heir, third);
  await observer.lookAround(relation.from, relation.to);
}
