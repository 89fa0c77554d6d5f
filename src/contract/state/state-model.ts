import type { ListRole, RelatedRole, ResourceModel } from '../../resources/index.js';
import type { Reference, Spec } from '../../spec/index.js';
import { type Exchange, isRefusal, isSafe, isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import {
  createLedger,
  findRecord,
  forgetForeign,
  type Ledger,
  liveRecords,
  type Promised,
  type RecordState,
} from './ledger.js';
import { observeAction } from './observe-action.js';
import { observeList } from './observe-list.js';
import { observeRefusal } from './observe-refusal.js';
import { observeRelated } from './observe-related.js';
import { observeSuccess } from './observe-success.js';
import type { Key } from './read-key.js';
import { noteWrite } from './writes.js';

/** What must hold, from what was sent and answered so far. A fold over the run's exchanges: the same history, the same model. */
export interface StateModel {
  /** Holds an exchange against the model, then takes it in; what does not fit is returned. */
  observe(exchange: Exchange): readonly Draft[];
  /** The pages of a whole list together, which show what is missing. Each page has been observed before. */
  observeWhole(role: ListRole | RelatedRole, exchanges: readonly Exchange[]): readonly Draft[];
  /** Own records of a collection that should be there, oldest first. */
  live(collection: string): readonly RecordState[];
  find(collection: string, key: Key): RecordState | undefined;
}

export interface StateModelOptions {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  /** Other people write at the same time. */
  readonly isShared: boolean;
  /** Whether the exchange was sent by who calls the operation otherwise: others may see other things. */
  readonly isUsualCaller: (exchange: Exchange) => boolean;
  /** Whether a schema takes a value: what no answer may show is not expected of one. */
  readonly accepts: (schema: Reference, value: unknown) => boolean;
  /** Told of every promise that an exchange shows to be kept. */
  readonly onKept: (promise: Promised) => void;
}

export function createStateModel({ isUsualCaller, ...given }: StateModelOptions): StateModel {
  const history: Exchange[] = [];
  const ledger = createLedger({ ...given, history });

  return {
    observe(exchange) {
      history[exchange.index] = exchange;
      if (exchange.case.phase === 'workflows') {
        // They say themselves what has to hold, and may do anything to records that are not ours.
        if (!isSafe(exchange)) forgetForeign(ledger);
        return [];
      }
      if (!isSafe(exchange)) noteWrite(ledger, exchange);
      else if (!isUsualCaller(exchange)) return [];
      // What a method means that the document does not know is nowhere said.
      if (exchange.case.raw?.method !== undefined) return [];

      return observeAnswer(ledger, exchange);
    },
    observeWhole(role, exchanges) {
      const view = { exchanges, isWhole: true };
      return role.kind === 'list' ? observeList(ledger, role, view) : observeRelated(ledger, role, view);
    },
    live: (collection) => liveRecords(ledger, collection),
    find: (collection, key) => findRecord(ledger, collection, key),
  };
}

function observeAnswer(ledger: Ledger, exchange: Exchange): readonly Draft[] {
  const roles = ledger.resources.rolesOf(exchange.operation);
  if (isRefusal(exchange)) return roles.flatMap((role) => observeRefusal(ledger, role, exchange));
  if (!isSuccess(exchange)) return [];
  const action = roles.length === 0 ? ledger.resources.actionOf(exchange.operation) : undefined;
  return action
    ? observeAction(ledger, action, exchange)
    : roles.flatMap((role) => observeSuccess(ledger, role, exchange));
}
