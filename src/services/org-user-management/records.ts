import type { components } from './generated/document.js';

export type Role = components['schemas']['Role'];

/** How somebody logs in: through Google, or with a user name and a password. */
export type Connection = components['schemas']['ConnectionType'];

export interface UserRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly connection: Connection;
}

/** Somebody who has not answered yet: no user. */
export interface InvitationRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly connection: Connection;
  readonly roles: readonly Role[];
  readonly created_at: string;
}

export interface AccessTokenRecord {
  readonly token: string;
  readonly user_id: string;
  /** The address that the token was made for; it stays good when the user's own changes. */
  readonly email: string;
}

export interface Records {
  readonly organization: components['schemas']['Organization'];
  readonly users: UserRecord;
  readonly invitations: InvitationRecord;
  readonly accessTokens: AccessTokenRecord;
}
