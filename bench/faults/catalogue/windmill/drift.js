// @ts-check

/** How release 1.38 of the real server differs from its document; an observation is no finding. */
export const drift = [
  {
    id: 'no-route-to-create-user',
    operation: 'createUser',
    promise: ['valid-request-accepted', 'status-is-documented'],
    summary: 'There is no such route: 404 with an empty body.',
  },
  {
    id: 'no-route-to-leave',
    operation: 'leaveWorkspace',
    promise: ['valid-request-accepted', 'status-is-documented'],
    summary: 'There is no such route: 404 with an empty body.',
  },
  {
    id: 'accepting-answers-201',
    operation: 'acceptInvite',
    promise: 'status-is-documented',
    summary: 'Accepting an invite answers 201.',
  },
  {
    id: 'members-without-super-admin',
    operation: 'listUsers',
    promise: 'body-matches-schema',
    summary: 'The members of a workspace are listed without the required is_super_admin.',
  },
  {
    id: 'oauth-answers-a-sentence',
    operation: 'loginWithOauth',
    promise: 'body-matches-schema',
    summary: 'The answer is a fixed sentence instead of the token.',
  },
  {
    id: 'oauth-needs-code-and-state',
    operation: 'loginWithOauth',
    promise: 'valid-request-accepted',
    summary: 'A request without code and state is refused.',
  },
  {
    id: 'delete-reaches-every-workspace',
    operation: 'deleteUser',
    promise: 'bystanders-unchanged',
    summary: 'Deleting a member takes the e-mail out of every workspace.',
  },
  {
    id: 'logout-keeps-token',
    operation: ['logout', 'authLogout'],
    promise: ['wrong-credentials-are-refused', 'deleted-stays-deleted'],
    summary: 'After logging out the token still works.',
  },
  {
    id: 'update-names-the-caller',
    operation: 'updateUser',
    promise: 'read-equals-written',
    summary: 'The answer names the caller instead of the user.',
  },
  {
    id: 'updating-no-account-is-fine',
    operation: 'globalUserUpdate',
    promise: 'unknown-id-is-404',
    summary: 'Changing an account that does not exist answers 200.',
  },
  {
    id: 'updating-no-member-is-fine',
    operation: 'updateUser',
    promise: 'unknown-id-is-404',
    summary: 'Changing a member who does not exist answers 200.',
  },
  {
    id: 'accounts-by-the-hundred',
    operation: 'listUsersAsSuperAdmin',
    promise: 'default-page-size',
    summary: 'Without per_page a page holds 100 accounts.',
  },
  {
    id: 'pages-up-to-a-thousand',
    operation: 'listUsersAsSuperAdmin',
    promise: ['limits-clamp-or-reject', 'body-matches-schema'],
    summary: 'per_page goes up to 1000.',
  },
  {
    id: 'unset-is-null',
    operation: ['globalWhoami', 'listUsersAsSuperAdmin', 'listTokens', 'listUsers', 'whoami', 'whois'],
    promise: 'body-matches-schema',
    summary: 'Optional properties that are unset are null although their type is string.',
  },
  {
    id: 'database-errors-show',
    operation: ['createUser', 'addUser', 'acceptInvite'],
    promise: 'observation',
    summary: 'Errors of the database surface in the text of a 400.',
  },
  {
    id: 'starter-is-open',
    operation: ['listUsers', 'listUsernames', 'whoami', 'whois'],
    promise: 'missing-scope-is-refused',
    summary: 'The workspace starter is open to everybody, and may well be meant to be.',
  },
];
