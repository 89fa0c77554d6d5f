import type { Handler, State } from '../../mock/index.js';
import type { components, operations } from './generated/document.js';

type Schemas = components['schemas'];

/** Stored records are what the wire shows, but for access tokens, which it shows once and under other names. */
export interface Records {
  readonly users: Schemas['User'];
  readonly roles: Schemas['UserRole'];
  /** By user; who has no record has no abilities. */
  readonly abilities: Schemas['UserAbilities'];
  readonly refreshTokens: Schemas['ApiToken'];
  readonly accessTokens: AccessTokenRecord;
}

/** A type alias, not an interface, so that it is a `StoredRecord`. */
export type AccessTokenRecord = {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly refresh_token_id: string;
  /** Unix time in seconds, as is `expires_at`; null for one that never expires. */
  readonly issued_at: number;
  readonly expires_at: number | null;
};

export type SquadcastState = State<Records>;

/** The handlers of the operations named. */
export type Handlers<Id extends keyof operations> = { readonly [K in Id]: Handler<operations[K], Records> };
