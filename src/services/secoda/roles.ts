import type { components } from './generated/document.js';
import type { FieldError } from './invalid.js';

type Role = components['schemas']['Role'];

/** A body that may name a role, in any case and under either name. */
interface NamedRole {
  readonly role?: string;
  readonly _role?: string;
}

const roles: readonly Role[] = ['admin', 'editor', 'viewer', 'guest'];

/** The role that a body names; undefined where it names none, or one that is unknown. */
export function roleOf({ role, _role }: NamedRole): Role | undefined {
  const folded = (role ?? _role)?.toLowerCase();
  return roles.find((known) => known === folded);
}

/** Why the role that a body names cannot be given. */
export function roleErrors({ role, _role }: NamedRole): readonly FieldError[] {
  const differ = role !== undefined && _role !== undefined && role.toLowerCase() !== _role.toLowerCase();
  return [
    ...unknownRole('role', role),
    ...unknownRole('_role', _role),
    ...(differ ? [{ field: '_role', message: 'This contradicts role.' }] : []),
  ];
}

function unknownRole(field: string, role: string | undefined): readonly FieldError[] {
  if (role === undefined || roleOf({ role })) return [];
  return [{ field, message: `must be one of ${roles.join(', ')}` }];
}
