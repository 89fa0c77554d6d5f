import type { Handler } from '../../mock/index.js';
import type { components, operations } from './generated/document.js';

type Schemas = components['schemas'];

/** Stored users and groups are what the wire shows; `user_groups` of a user is kept by the state. */
export interface Records {
  readonly users: Schemas['User'];
  readonly groups: Schemas['Group'];
  readonly apiKeys: ApiKeyRecord;
}

/** A type alias, not an interface, so that it is a `StoredRecord`. */
export type ApiKeyRecord = {
  readonly token: string;
  readonly name: string;
  readonly workspace_id: string;
  readonly created_at: string;
};

/** The handlers of the operations named. */
export type Handlers<Id extends keyof operations> = { readonly [K in Id]: Handler<operations[K], Records> };
