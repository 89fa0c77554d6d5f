import type { Relation } from '../../resources/index.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Scenario } from './scenario.js';

/** Records on both sides of a relation. */
export interface Cast {
  readonly relation: Relation;
  readonly from: OwnRecord;
  readonly other: OwnRecord;
  readonly to: OwnRecord;
  readonly second: OwnRecord;
  readonly third: OwnRecord;
}

/** All of them new, and not related yet; undefined where one cannot be created. */
export async function createCast({ scene }: Scenario, relation: Relation): Promise<Cast | undefined> {
  const from = await scene.fresh(relation.from);
  const other = await scene.fresh(relation.from);
  const to = await scene.fresh(relation.to);
  const second = await scene.fresh(relation.to);
  const third = await scene.fresh(relation.to);
  return from && other && to && second && third && { relation, from, other, to, second, third };
}

/** What the records show of each other, and the lists of their partners. */
export async function lookAtBothSides({ observer }: Scenario, ...records: readonly OwnRecord[]): Promise<void> {
  for (const record of records) {
    await observer.look(record);
    await observer.lookAtPartners(record);
  }
}

export const lookAtAll = (scenario: Scenario, { from, other, to, second, third }: Cast): Promise<void> =>
  lookAtBothSides(scenario, from, other, to, second, third);
