import type { Operation } from '../../spec/index.js';
import { successesOf } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import type { Basis } from '../resource-model.js';
import type { RecordPlace } from './body-shape.js';
import type { Context } from './context.js';
import { type Draft, isCreate, isRecordOf, shownRecord } from './draft.js';

/** What the roles of one collection are worked out from. */
export interface Situation {
  readonly draft: Draft;
  readonly basis: Basis;
  readonly creation: Endpoint | undefined;
  readonly context: Context;
}

/** Certain where a create answers with what the item paths ask for, where links join the operations, or where Location does. */
export function basisOf(draft: Draft, context: Context): Basis {
  const hasItems = draft.endpoints.some(({ item }) => item !== undefined);
  const creates = draft.endpoints.filter(isCreate);
  const answersKey =
    draft.isKeyShown && creates.some((endpoint) => shownRecord(endpoint, isRecordOf(draft), context) !== undefined);
  const saysWhere = creates.some(({ operation }) => namesItsResult(operation, context));
  return hasItems && (answersKey || saysWhere) ? 'document' : linkedBasis(draft, context);
}

export function linkedBasis({ endpoints }: Draft, { links }: Context): Basis {
  const own = new Set(endpoints.map(({ operation }) => operation.id));
  const isLinked = endpoints.some(
    ({ operation, item }) =>
      item !== undefined &&
      (links.get(operation.id) ?? []).some((link) => own.has(link.from.id) && item in link.parameters),
  );
  return isLinked ? 'document' : 'inferred';
}

export const namesItsResult = (operation: Operation, { read }: Context): boolean =>
  successesOf(operation, read).some(({ response }) =>
    Object.keys(response.headers).some((name) => name.toLowerCase() === 'location'),
  );

/** Whether an answer shows more of a record than its key. */
export const isTelling = ({ schema }: RecordPlace, { own }: Draft): boolean =>
  [...schema.properties.keys()].some((name) => name !== own);
