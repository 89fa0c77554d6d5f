// @ts-check

/**
 * @param {import('./instance.js').Account} account
 * @param {import('./instance.js').Faults} faults
 */
export function toGlobalUser({ email, login_type, super_admin, verified, name, company, password }, faults) {
  const unset = faults.is('unset-is-null') ? null : undefined;
  return {
    super_admin: faults.is('flags-as-numbers') ? Number(super_admin) : super_admin,
    email,
    verified,
    login_type,
    company: company ?? unset,
    name: (faults.is('names-in-latin-1') && name ? Buffer.from(name).toString('latin1') : name) ?? unset,
    domain: email.split('@')[1],
    ...(faults.is('account-shows-password') && { password }),
  };
}

/**
 * @param {import('./instance.js').Member} member
 * @param {import('./instance.js').Instance} instance
 * @param {import('./instance.js').Faults} faults
 */
export function toUser({ workspace, ...member }, instance, faults) {
  const is_super_admin = instance.accounts.some(
    ({ email, super_admin }) => instance.isSame(email, member.email) && super_admin,
  );
  const groups = faults.is('unset-is-null') && { groups: null };
  return { ...instance.variant.member, ...member, workspace_id: workspace, is_super_admin, ...groups };
}

/**
 * @param {import('./instance.js').Member} member
 * @param {import('./instance.js').Instance} instance
 * @param {import('./instance.js').Faults} faults
 */
export function toListedUser(member, instance, faults) {
  const { is_super_admin, operator, ...user } = toUser(member, instance, faults);
  return {
    ...user,
    ...(!faults.is('members-without-super-admin') && { is_super_admin }),
    ...(!faults.is('members-without-operator') && { operator }),
  };
}

/**
 * @param {import('./instance.js').Token} token
 * @param {import('./instance.js').Faults} faults
 */
export function toTruncated({ value, label, expiration, created_at, last_used_at }, faults) {
  const unset = faults.is('unset-is-null') ? null : undefined;
  return {
    created_at: faults.is('seconds-since-1970') ? Math.floor(Date.parse(created_at) / 1000) : created_at,
    last_used_at,
    expiration: expiration ?? unset,
    label: label ?? unset,
    token_prefix: value.slice(0, 10),
    ...(faults.is('list-shows-whole-tokens') && { token: value }),
  };
}

/** @param {import('./instance.js').Invite} invite */
export function toInvite({ workspace, email, is_admin }) {
  return { is_admin, email, workspace_id: workspace };
}
