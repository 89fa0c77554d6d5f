/** Generated from specs/windmill.yaml by `npm run types`. */
export interface paths {
    readonly "/auth/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Log in with a password
         * @description Opens a session of 72 hours. Its token is the answer, and comes as a cookie too; a wrong e-mail and a wrong password are told
         *     apart by nothing.
         */
        readonly post: operations["login"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/oauth/login_callback/{client_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Finish a login through an identity provider
         * @description Where the browser ends up after the provider's consent page. Opens a session as login does. A client that the instance is not set
         *     up for is refused with 400, and so is a login that belongs to no account (assumed). Nobody asks the provider here: a code that is
         *     the e-mail of an account with login type github logs that account in, any other code the first such account (assumed).
         */
        readonly post: operations["loginWithOauth"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Log out
         * @description The token that came with the request stops working, and the cookie expires.
         */
        readonly post: operations["logout"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Log out, where newer clients look for it
         * @description The same as logout (assumed).
         */
        readonly post: operations["authLogout"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/email": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Ask for the caller's e-mail
         * @description The e-mail of the account behind the token, and nothing else.
         */
        readonly get: operations["getCurrentEmail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/whoami": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Ask who the caller is on the instance
         * @description The caller's account, whatever workspaces it belongs to.
         */
        readonly get: operations["globalWhoami"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/setpassword": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change the caller's password
         * @description From now on only the new password logs in. An account that logs in through GitHub has none to change (400).
         */
        readonly post: operations["setPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create an account
         * @description For super admins. The account can log in with the password at once and belongs to no workspace yet. An e-mail that has an account is refused with 400.
         */
        readonly post: operations["createUserGlobally"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/update/{email}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The account's e-mail, as it is or percent-encoded.
                 * @example aiko+ops@example.com
                 */
                readonly email: components["parameters"]["AccountEmail"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make an account a super admin, or no longer one
         * @description For super admins. What is left out stays as it is. An e-mail without an account is not found (assumed).
         */
        readonly post: operations["globalUserUpdate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/delete/{email}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The account's e-mail, as it is or percent-encoded.
                 * @example aiko+ops@example.com
                 */
                readonly email: components["parameters"]["AccountEmail"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an account
         * @description For super admins. The account's tokens, memberships and invites go with it (assumed). An e-mail without an account is not
         *     found (assumed).
         */
        readonly delete: operations["globalUserDelete"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/list_as_super_admin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the accounts of the instance
         * @description For super admins. One page of all accounts, in a stable order.
         */
        readonly get: operations["listUsersAsSuperAdmin"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/tokens/create": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create an API token for the caller
         * @description The answer is the token itself; it is never shown again. Past its expiration, if it has one, it is refused with 401.
         */
        readonly post: operations["createToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/tokens/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the caller's tokens
         * @description API tokens and sessions, each cut down to its first ten characters. Sessions carry the label `session`.
         */
        readonly get: operations["listTokens"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/tokens/delete/{token_prefix}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete the caller's tokens that begin with a prefix
         * @description Deletes every one of the caller's tokens that begins like this, and says how many; that there is none is no error.
         */
        readonly delete: operations["deleteToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/list_invites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the invites that wait for the caller
         * @description Invites to the caller's e-mail, from every workspace.
         */
        readonly get: operations["listWorkspaceInvites"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/accept_invite": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Join a workspace that invited the caller
         * @description Uses the invite up. The caller belongs to the workspace from then on, under the user name sent, and as an admin where the invite says
         *     so. Without an invite it is not found; a user name that somebody in the workspace has is refused with 400.
         */
        readonly post: operations["acceptInvite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/decline_invite": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Turn an invite down
         * @description Removes the caller's invite to the workspace. Without one it is not found.
         */
        readonly post: operations["declineInvite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/workspaces/invite_user": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Invite an e-mail to the workspace
         * @description For admins of the workspace. Inviting a second time changes the invite that is waiting (assumed); a member cannot be
         *     invited (assumed, 400).
         */
        readonly post: operations["inviteUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/workspaces/delete_invite": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take an invite back
         * @description For admins of the workspace. Only the e-mail counts; clients send the rest of the invite as well. An unknown invite is not found (assumed).
         */
        readonly post: operations["deleteInvite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/workspaces/list_pending_invites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /**
         * List the workspace's unanswered invites
         * @description For admins of the workspace (assumed).
         */
        readonly get: operations["listPendingInvites"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/workspaces/add_user": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add a member, where newer clients look for it
         * @description The same as createUser (assumed).
         */
        readonly post: operations["addUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/add": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add a member to the workspace
         * @description For admins of the workspace. The e-mail becomes a member at once, with no invite to accept, and whether or not it has an account;
         *     none is created. An invite that was waiting for it is used up (assumed). An e-mail or a user name that the workspace has already is
         *     refused with 400.
         */
        readonly post: operations["createUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/update/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
                /**
                 * @description The member's name in this workspace.
                 * @example mateo
                 */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a member an admin of the workspace, or no longer one
         * @description For admins of the workspace. What is left out stays as it is. An unknown user name is not found (assumed).
         */
        readonly post: operations["updateUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/delete/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
                /**
                 * @description The member's name in this workspace.
                 * @example mateo
                 */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Take a member out of the workspace
         * @description For admins of the workspace. Account and other memberships stay. An unknown user name is not found.
         */
        readonly delete: operations["deleteUser"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/leave_workspace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Leave the workspace
         * @description Ends the caller's membership of this workspace and of no other. Afterwards the workspace is closed to the caller, unless they are a
         *     super admin. A super admin who is no member is not found among them (assumed).
         */
        readonly post: operations["leaveWorkspace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/workspaces/leave": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Leave the workspace, where newer clients look for it
         * @description The same as leaveWorkspace (assumed).
         */
        readonly post: operations["workspacesLeave"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /**
         * List the members of the workspace
         * @description Every member may see all of them.
         */
        readonly get: operations["listUsers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/list_usernames": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /**
         * List the user names of the workspace
         * @description The names of all members, and nothing else about them.
         */
        readonly get: operations["listUsernames"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/whoami": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /**
         * Ask who the caller is in the workspace
         * @description The caller's membership. A super admin who is no member is shown as an admin whose user name is the e-mail (assumed); anybody else
         *     who is no member is refused with 401.
         */
        readonly get: operations["whoami"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/w/{workspace}/users/whois/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
                /**
                 * @description The member's name in this workspace.
                 * @example mateo
                 */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a member by user name
         * @description Every member may look up any other. An unknown user name is not found.
         */
        readonly get: operations["whois"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/workspaces/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the workspaces that the caller can enter
         * @description Those the caller is a member of; all of them for a super admin (assumed).
         */
        readonly get: operations["listWorkspaces"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/version": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Ask for the version of the server
         * @description Clients ask this before they log in; no token is needed (assumed).
         */
        readonly get: operations["backendVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A sentence for a reader. Its words are open. */
        readonly Text: string;
        /** @description A session's or an API token. */
        readonly Token: string;
        /**
         * Format: email
         * @description An e-mail address. The reference says only that it is a string; that it has to be well-formed is the vendor's database's doing.
         */
        readonly Email: string;
        /** @description A name that is unique within its workspace. */
        readonly Username: string;
        readonly Login: {
            readonly email: string;
            readonly password: string;
        };
        readonly OauthCallback: {
            /** @description What the provider exchanges for the person's identity. */
            readonly code?: string;
            /** @description What the login began with. */
            readonly state?: string;
        };
        readonly NewPassword: {
            readonly password: string;
        };
        readonly NewGlobalUser: {
            readonly email: components["schemas"]["Email"];
            readonly password: string;
            readonly super_admin: boolean;
            readonly name?: string;
            readonly company?: string;
        };
        readonly GlobalUserUpdate: {
            readonly is_super_admin?: boolean;
        };
        readonly GlobalUserInfo: {
            readonly email: components["schemas"]["Email"];
            /** @enum {string} */
            readonly login_type: "password" | "github";
            readonly super_admin: boolean;
            readonly verified: boolean;
            readonly name?: string;
            readonly company?: string;
        };
        readonly NewToken: {
            readonly label?: string;
            /** Format: date-time */
            readonly expiration?: string;
        };
        readonly TruncatedToken: {
            /** @description The first ten characters of the token. */
            readonly token_prefix: string;
            readonly label?: string;
            /** Format: date-time */
            readonly expiration?: string;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly last_used_at: string;
        };
        readonly AcceptInvite: {
            readonly workspace_id: string;
            readonly username: components["schemas"]["Username"];
        };
        readonly DeclineInvite: {
            readonly workspace_id: string;
        };
        readonly NewInvite: {
            readonly email: components["schemas"]["Email"];
            readonly is_admin: boolean;
        };
        readonly InviteToDelete: {
            readonly email: string;
            readonly is_admin?: boolean;
        };
        readonly WorkspaceInvite: {
            readonly workspace_id: string;
            readonly email: components["schemas"]["Email"];
            readonly is_admin: boolean;
        };
        readonly NewUser: {
            readonly email: components["schemas"]["Email"];
            readonly username: components["schemas"]["Username"];
            readonly is_admin: boolean;
        };
        readonly EditWorkspaceUser: {
            readonly is_admin?: boolean;
        };
        /** @description A member of a workspace. */
        readonly User: {
            readonly email: components["schemas"]["Email"];
            /** @description The name in the workspace, or the e-mail of a super admin who is no member. */
            readonly username: string;
            /** @description An admin of the workspace. */
            readonly is_admin: boolean;
            /** @description A super admin of the instance. */
            readonly is_super_admin: boolean;
            /** Format: date-time */
            readonly created_at: string;
            /** @description May run things, but not write them. */
            readonly operator: boolean;
            readonly disabled: boolean;
            readonly groups?: readonly string[];
            readonly usage?: components["schemas"]["Usage"];
        };
        /** @description What the member has run lately. */
        readonly Usage: {
            readonly duration_ms?: number;
            readonly jobs?: number;
            readonly flows?: number;
        };
        readonly Workspace: {
            readonly id: string;
            readonly name: string;
            /** @description The e-mail of the account that owns it. */
            readonly owner: string;
        };
    };
    responses: {
        /** @description The token of the new session, as text and as a cookie. */
        readonly LoggedIn: {
            headers: {
                readonly "Set-Cookie": components["headers"]["SessionCookie"];
                readonly [name: string]: unknown;
            };
            content: {
                /** @example Qe7TzR3bYx0LkWm5JdVn8PcUaH2gSf */
                readonly "text/plain": components["schemas"]["Token"];
            };
        };
        /** @description The e-mail of the account that is logged out. */
        readonly LoggedOut: {
            headers: {
                readonly "Set-Cookie": components["headers"]["ExpiredCookie"];
                readonly [name: string]: unknown;
            };
            content: {
                /** @example admin@windmill.dev */
                readonly "text/plain": components["schemas"]["Email"];
            };
        };
        /** @description The e-mail is a member. */
        readonly MemberAdded: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /** @example user with email noah.fischer@example.net added */
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
        /** @description The caller is no member any more. */
        readonly WorkspaceLeft: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /** @example left workspace starter */
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
        /** @description The request cannot be read, or does not go together with how things are (assumed). */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
        /** @description No token or no valid one, a workspace that the caller does not belong to, or a role that the caller lacks (assumed). */
        readonly Unauthorized: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
        /** @description What the request names does not exist (assumed). */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /** @example Not found: user ghost in workspace starter */
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
        /** @description The body is not said to be JSON (assumed). */
        readonly UnsupportedMediaType: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /** @example Unsupported media type: the body must be application/json */
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
        /** @description The body is JSON of another shape (assumed). */
        readonly Unprocessable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /** @example Unprocessable entity: /email is required */
                readonly "text/plain": components["schemas"]["Text"];
            };
        };
    };
    parameters: {
        /**
         * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
         *     to a super admin, with 404 (assumed).
         * @example starter
         */
        readonly Workspace: string;
        /**
         * @description The member's name in this workspace.
         * @example mateo
         */
        readonly Username: string;
        /**
         * @description The account's e-mail, as it is or percent-encoded.
         * @example aiko+ops@example.com
         */
        readonly AccountEmail: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description What kind of credentials is missing (assumed).
         * @example Bearer realm="windmill"
         */
        readonly "WWW-Authenticate": string;
        /**
         * @description The token of the session, for browsers.
         * @example token=Qe7TzR3bYx0LkWm5JdVn8PcUaH2gSf; Path=/
         */
        readonly SessionCookie: string;
        /**
         * @description Makes the browser forget the token (assumed).
         * @example token=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT
         */
        readonly ExpiredCookie: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly login: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Who logs in. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Login"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["LoggedIn"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly loginWithOauth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The identity provider.
                 * @example github
                 */
                readonly client_name: string;
            };
            readonly cookie?: never;
        };
        /** @description What the provider handed to the browser. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "code": "4f9d2c81b7e05a36",
                 *       "state": "Zx83kQ1m"
                 *     }
                 */
                readonly "application/json": components["schemas"]["OauthCallback"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["LoggedIn"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly logout: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["LoggedOut"];
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly authLogout: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["LoggedOut"];
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly getCurrentEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The e-mail. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example admin@windmill.dev */
                    readonly "text/plain": components["schemas"]["Email"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly globalWhoami: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller's account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GlobalUserInfo"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly setPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description The new password. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewPassword"];
            };
        };
        readonly responses: {
            /** @description The password is changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example password of admin@windmill.dev updated */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly createUserGlobally: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description The account. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewGlobalUser"];
            };
        };
        readonly responses: {
            /** @description The account exists. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example email grace.otieno@example.com created */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly globalUserUpdate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The account's e-mail, as it is or percent-encoded.
                 * @example aiko+ops@example.com
                 */
                readonly email: components["parameters"]["AccountEmail"];
            };
            readonly cookie?: never;
        };
        /** @description What to change. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GlobalUserUpdate"];
            };
        };
        readonly responses: {
            /** @description The account is changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example email aiko+ops@example.com updated */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly globalUserDelete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The account's e-mail, as it is or percent-encoded.
                 * @example aiko+ops@example.com
                 */
                readonly email: components["parameters"]["AccountEmail"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example email aiko+ops@example.com deleted */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly listUsersAsSuperAdmin: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Which page, counted from 1; page 1 where it is left out. Clients are known to begin with 0, so anything below 1 counts as 1
                 *     and no minimum is declared.
                 * @example 1
                 */
                readonly page?: number;
                /**
                 * @description Accounts on a page, 30 where it is left out. At most 100, at least 1: what lies beyond is taken as the nearest of the two, so
                 *     no bounds are declared.
                 * @example 2
                 */
                readonly per_page?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The accounts of the page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["GlobalUserInfo"][];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly createToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description What the token is for, and how long. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewToken"];
            };
        };
        readonly responses: {
            /** @description The token. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example c7Jq2WbXz0TnR5mYkP8sLdVfG3hA1e */
                    readonly "text/plain": components["schemas"]["Token"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly listTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller's tokens. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "token_prefix": "superadmin",
                     *         "label": "ready-made",
                     *         "created_at": "2025-11-03T09:00:00Z",
                     *         "last_used_at": "2025-12-15T08:20:31Z"
                     *       },
                     *       {
                     *         "token_prefix": "cipipeline",
                     *         "label": "ci pipeline",
                     *         "created_at": "2025-11-10T13:37:00Z",
                     *         "last_used_at": "2025-12-14T22:05:44Z"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["TruncatedToken"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly deleteToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description How the token begins; listTokens shows the first ten characters.
                 * @example cipipeline
                 */
                readonly token_prefix: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How many tokens were deleted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly listWorkspaceInvites: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller's invites. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": readonly components["schemas"]["WorkspaceInvite"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly acceptInvite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Which workspace, and the name to bear there. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "workspace_id": "staging",
                 *       "username": "nadia"
                 *     }
                 */
                readonly "application/json": components["schemas"]["AcceptInvite"];
            };
        };
        readonly responses: {
            /** @description The caller belongs to the workspace. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example user nadia accepted invite to workspace staging */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly declineInvite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Which workspace. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "workspace_id": "staging"
                 *     }
                 */
                readonly "application/json": components["schemas"]["DeclineInvite"];
            };
        };
        readonly responses: {
            /** @description The invite is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example user nadia.haddad@example.net declined invite to workspace staging */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly inviteUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /** @description Whom to invite. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "noah.fischer@example.net",
                 *       "is_admin": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewInvite"];
            };
        };
        readonly responses: {
            /** @description The invite waits for an answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example user with email noah.fischer@example.net invited */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly deleteInvite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /** @description Whose invite. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "nadia.haddad@example.net",
                 *       "is_admin": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["InviteToDelete"];
            };
        };
        readonly responses: {
            /** @description The invite is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example invite to email nadia.haddad@example.net deleted */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly listPendingInvites: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The invites that wait for an answer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "workspace_id": "starter",
                     *         "email": "nadia.haddad@example.net",
                     *         "is_admin": false
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["WorkspaceInvite"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly addUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /** @description The member. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "noah.fischer@example.net",
                 *       "username": "noah",
                 *       "is_admin": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewUser"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["MemberAdded"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly createUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        /** @description The member. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "email": "noah.fischer@example.net",
                 *       "username": "noah",
                 *       "is_admin": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewUser"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["MemberAdded"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly updateUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
                /**
                 * @description The member's name in this workspace.
                 * @example mateo
                 */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        /** @description What to change. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EditWorkspaceUser"];
            };
        };
        readonly responses: {
            /** @description The member is changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example user mateo updated */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["Unprocessable"];
        };
    };
    readonly deleteUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
                /**
                 * @description The member's name in this workspace.
                 * @example mateo
                 */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The member is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example username mateo deleted */
                    readonly "text/plain": components["schemas"]["Text"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly leaveWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["WorkspaceLeft"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly workspacesLeave: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["WorkspaceLeft"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly listUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The members. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "email": "admin@windmill.dev",
                     *         "username": "admin",
                     *         "is_admin": true,
                     *         "is_super_admin": true,
                     *         "created_at": "2025-11-03T09:00:00Z",
                     *         "operator": false,
                     *         "disabled": false,
                     *         "groups": [
                     *           "all"
                     *         ]
                     *       },
                     *       {
                     *         "email": "ines.carvalho@example.com",
                     *         "username": "ines",
                     *         "is_admin": true,
                     *         "is_super_admin": false,
                     *         "created_at": "2025-11-04T10:12:45Z",
                     *         "operator": false,
                     *         "disabled": false,
                     *         "groups": [
                     *           "all",
                     *           "platform"
                     *         ]
                     *       },
                     *       {
                     *         "email": "tomasz.zielinski@example.com",
                     *         "username": "tomasz",
                     *         "is_admin": false,
                     *         "is_super_admin": false,
                     *         "created_at": "2025-11-05T14:30:10Z",
                     *         "operator": false,
                     *         "disabled": false,
                     *         "groups": [
                     *           "all"
                     *         ],
                     *         "usage": {
                     *           "duration_ms": 184320,
                     *           "jobs": 57,
                     *           "flows": 4
                     *         }
                     *       },
                     *       {
                     *         "email": "aiko+ops@example.com",
                     *         "username": "aiko",
                     *         "is_admin": false,
                     *         "is_super_admin": false,
                     *         "created_at": "2025-11-12T07:55:00Z",
                     *         "operator": true,
                     *         "disabled": false,
                     *         "groups": [
                     *           "all"
                     *         ]
                     *       },
                     *       {
                     *         "email": "mateo.alvarez@example.org",
                     *         "username": "mateo",
                     *         "is_admin": false,
                     *         "is_super_admin": false,
                     *         "created_at": "2025-11-18T16:08:22Z",
                     *         "operator": false,
                     *         "disabled": false,
                     *         "groups": [
                     *           "all"
                     *         ],
                     *         "usage": {
                     *           "duration_ms": 5120,
                     *           "jobs": 3,
                     *           "flows": 1
                     *         }
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["User"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly listUsernames: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The user names. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "admin",
                     *       "ines",
                     *       "tomasz",
                     *       "aiko",
                     *       "mateo"
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["Username"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly whoami: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller, as a member. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly whois: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The workspace's id. One that the caller is no member of, or a disabled one (assumed), is refused with 401; one that does not exist,
                 *     to a super admin, with 404 (assumed).
                 * @example starter
                 */
                readonly workspace: components["parameters"]["Workspace"];
                /**
                 * @description The member's name in this workspace.
                 * @example mateo
                 */
                readonly username: components["parameters"]["Username"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The member. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "mateo.alvarez@example.org",
                     *       "username": "mateo",
                     *       "is_admin": false,
                     *       "is_super_admin": false,
                     *       "created_at": "2025-11-18T16:08:22Z",
                     *       "operator": false,
                     *       "disabled": false,
                     *       "groups": [
                     *         "all"
                     *       ],
                     *       "usage": {
                     *         "duration_ms": 5120,
                     *         "jobs": 3,
                     *         "flows": 1
                     *       }
                     *     }
                     */
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
        };
    };
    readonly listWorkspaces: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The workspaces. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "starter",
                     *         "name": "Starter",
                     *         "owner": "admin@windmill.dev"
                     *       },
                     *       {
                     *         "id": "demo",
                     *         "name": "Demo",
                     *         "owner": "admin@windmill.dev"
                     *       },
                     *       {
                     *         "id": "staging",
                     *         "name": "Staging",
                     *         "owner": "ines.carvalho@example.com"
                     *       }
                     *     ]
                     */
                    readonly "application/json": readonly components["schemas"]["Workspace"][];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly backendVersion: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The version. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /** @example v1.38.0 */
                    readonly "text/plain": string;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
        };
    };
}
