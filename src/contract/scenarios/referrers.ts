import { nameOf, type OwnRecord } from '../scene/scene.js';
import { type Cast, lookAtBothSides } from './cast.js';
import { change } from './change.js';
import { rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Points a record to another one, to a third, and to none: each lists whoever points to it. */
export async function checkReferrers(scenario: Scenario, cast: Cast): Promise<void> {
  const { relation, from, other, to, second } = cast;
  const [update] = relation.by === undefined ? [] : rolesOfKind(scenario.session, relation.to, ['patch']);
  if (relation.by === undefined || update === undefined) return;
  const { by } = relation;
  const point = async (record: OwnRecord, key: unknown): Promise<void> => {
    const title = key === null ? `with no ${by}` : `with another ${by}`;
    await change(scenario, { operation: update.operation, record, body: { [by]: key }, title });
    await lookAtBothSides(scenario, from, other);
  };
  await point(to, nameOf(from));
  await point(second, nameOf(from));
  await point(to, nameOf(other));
  await point(second, null);
}
