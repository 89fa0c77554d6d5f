import type { Schemas } from '../../validation/index.js';
import type { OwnRecord, Scene } from '../scene/scene.js';
import type { Session } from '../session.js';
import { requestName } from './request-names.js';

/** What all lists of a run share. */
export interface ListMeans {
  readonly session: Session;
  readonly scene: Scene;
  readonly schemas: Schemas;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * A new record, with chosen values where there are any, by the names of the record. Whether a server takes those is left open:
 * a document does not say everything.
 */
export async function create(
  { session, scene }: ListMeans,
  collection: string,
  overrides?: Values,
): Promise<OwnRecord | undefined> {
  if (overrides === undefined) return scene.fresh(collection);
  const operation = scene.creatorOf(collection);
  const values = operation && !session.settings.readOnly ? await scene.prepare(operation) : undefined;
  if (operation === undefined || values === undefined) return undefined;
  const named = Object.entries(overrides).map(
    ([property, value]) => [requestName(session, operation, property), value] as const,
  );
  const { index } = await session.send({
    operation,
    phase: 'lists',
    title: `with a chosen ${Object.keys(overrides).join(' and ')}`,
    values: { ...values, body: scene.bodyOf(operation, { overrides: Object.fromEntries(named) }) },
    intent: { kind: 'open' },
  });
  return scene.own(collection).find(({ createdBy }) => createdBy === index);
}
