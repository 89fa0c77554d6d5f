import { remember } from '../remember.js';
import type { components } from './generated/document.js';
import type { UserRecord } from './records.js';

type User = components['schemas']['User'];
type UserWithRoles = components['schemas']['UserWithRoles'];

/** A user as lists show it. */
export const toUser = remember(({ id, email, name }: UserRecord): User => ({ id, email, name }));

export const toUserWithRoles = remember(
  ({ id, email, name, roles }: UserRecord): UserWithRoles => ({ id, email, name, roles }),
);
