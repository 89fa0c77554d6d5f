import type { Operation } from '../../spec/index.js';
import { pendingOf, type Success, successesOf } from '../document/bodies.js';
import type { Endpoint } from '../document/endpoint.js';
import type { Schema } from '../document/schema.js';
import type { KeySources, RecordRole, Source } from '../resource-model.js';
import { findList, findRecord, pointerTo, type RecordPlace } from './body-shape.js';
import type { Context } from './context.js';
import { type Draft, isRecordOf } from './draft.js';
import { inputPlaceOf, toInput } from './input.js';
import { saysNothing } from './keyless-draft.js';
import { containersOf } from './nested-views.js';
import { basisOf, isTelling, linkedBasis, namesItsResult, type Situation } from './role-basis.js';

/**
 * POST on a collection. Where nothing shows which record was made, a role without its key is left, for those who need none; where the
 * request is only taken in (202), one that is pending.
 */
export function createRole(endpoint: Endpoint, { draft, context }: Situation): RecordRole | undefined {
  const { operation } = endpoint;
  const containers = containersOf(endpoint, draft);
  const creation = containers && creationOf(endpoint, draft, context);
  if (containers === undefined || creation === undefined) return undefined;
  const input = toInput(operation, draft.record, context);
  return {
    kind: 'create',
    collection: draft.name,
    ...(input && { input }),
    ...madeRecord(creation, { draft, containers, context }),
  };
}

interface Place extends Pick<Situation, 'draft' | 'context'> {
  readonly containers: KeySources;
}

/** What a role says of the new record. */
function madeRecord(
  { own, shown, isPending = false }: Creation,
  { draft, containers, context }: Place,
): Pick<RecordRole, 'basis' | 'key' | 'record' | 'isPending'> {
  return {
    basis: own?.in === 'request' ? linkedBasis(draft, context) : basisOf(draft, context),
    key: own === undefined ? containers : { ...containers, [draft.own]: own },
    ...(shown && isTelling(shown, draft) && { record: shown.pointer }),
    ...(isPending && { isPending }),
  };
}

interface Creation {
  /** Where the key of the new record stands; undefined where nothing says so. */
  readonly own?: Source;
  readonly shown?: RecordPlace | undefined;
  readonly isPending?: boolean;
}

function creationOf(endpoint: Endpoint, draft: Draft, context: Context): Creation | undefined {
  const { operation, one } = endpoint;
  const isRecord = isRecordOf(draft);
  const shownIn = (successes: readonly Success[]): RecordPlace | undefined =>
    successes.map(({ body }) => body && findRecord(body.schema, isRecord, one)).find((place) => place !== undefined);
  const shown = shownIn(successesOf(operation, context.read));
  const own = keyOfCreated(operation, shown, { draft, context });
  if (own !== undefined) return { own, shown };
  if (shown !== undefined) return { shown };
  const taken = shownIn(pendingOf(operation, context.read));
  if (taken !== undefined && draft.isKeyShown) return { own: keyIn(taken, draft), shown: taken, isPending: true };
  return isUnseen(endpoint, draft, context) ? {} : undefined;
}

const keyIn = ({ pointer }: RecordPlace, { own }: Draft): Source => ({
  in: 'response',
  pointer: `${pointer}${pointerTo(own)}`,
});

/** Whether a record is made that no answer shows by itself: none has a body, or it is one of a list. */
function isUnseen(endpoint: Endpoint, draft: Draft, context: Context): boolean {
  const { operation, one } = endpoint;
  const input = inputPlaceOf(operation, draft.record, context)?.schema;
  if (input?.types.has('array') === true) return false;
  const successes = successesOf(operation, context.read);
  if (saysNothing(endpoint, context)) return (input?.properties.size ?? 0) > 0;
  return successes.some(({ body }) => body && findList(body.schema, isRecordOf(draft), one) !== undefined);
}

function keyOfCreated(
  operation: Operation,
  shown: RecordPlace | undefined,
  { draft, context }: Pick<Situation, 'draft' | 'context'>,
): Source | undefined {
  if (shown !== undefined && draft.isKeyShown) return keyIn(shown, draft);
  if (namesItsResult(operation, context)) return { in: 'location' };
  const input = inputPlaceOf(operation, draft.record, context);
  return input !== undefined && isChosen(operation, input.schema, { draft, context })
    ? { in: 'request', pointer: `${input.pointer}${pointerTo(draft.own)}` }
    : undefined;
}

/** Whether the client gives the key: it has to, or may, and no answer would tell it another. */
function isChosen(
  operation: Operation,
  input: Schema,
  { draft, context }: Pick<Situation, 'draft' | 'context'>,
): boolean {
  const property = input.properties.get(draft.own);
  if (property === undefined || input.required.has(draft.own)) return property !== undefined;
  const isSilent = successesOf(operation, context.read).every(({ body }) => body === undefined);
  return isSilent && property.keyword('readOnly') !== true;
}
