/** Generated from specs/org-user-management.yaml by `npm run types`. */
export interface paths {
    readonly "/organization": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the caller's organization
         * @description Names the organization of the token and says when it was created and last changed. Assumed are method, path and statuses.
         */
        readonly get: operations["getOrganization"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the caller's own user
         * @description The user behind the token, with the roles held in this organization. Assumed are method, path and statuses.
         */
        readonly get: operations["getMe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change the caller's own name or e-mail
         * @description Applies to every organization that the caller belongs to; a field left out keeps its value. Open only to users who log in with a
         *     user name and a password: the others have to change their data at their identity provider and are refused here with 403.
         *     An e-mail that somebody else uses is a conflict. Assumed are method, path and statuses.
         */
        readonly patch: operations["updateMe"];
        readonly trace?: never;
    };
    readonly "/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the organization's users
         * @description One page of the users, in a stable order, without their roles. People who have not answered their invitation are not among
         *     them. Assumed are method, path and statuses, and that `count` counts every match and not only those of the page.
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
    readonly "/users/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a user
         * @description Any member may look up any other; the roles come with it. Assumed are method, path and statuses.
         */
        readonly get: operations["getUser"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Take a user out of the organization
         * @description For admins. The user's access tokens for the organization stop working. An admin can neither remove themselves nor the last admin
         *     (assumed, 409). Assumed are method, path and statuses.
         */
        readonly delete: operations["removeUser"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/reset-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Mail a user a link to set a new password
         * @description For admins. Works for users who log in with a user name and a password; the password of a third-party login is not ours to
         *     reset (assumed, 409). Assumed are method, path and statuses.
         */
        readonly post: operations["resetPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/{id}/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Set a user's roles
         * @description For admins. The roles sent are the roles the user has from now on; none sent, none left. The last admin has to stay one
         *     (assumed, 409). Assumed are method, path and statuses.
         */
        readonly put: operations["replaceUserRoles"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/users/invite": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Invite somebody by mail
         * @description For admins. Sends a mail whose link completes the registration. Until that happens there is no user: the invited person is neither
         *     listed nor readable; afterwards they hold the roles of the invitation. Somebody who is a member already cannot be invited
         *     (409). Inviting an address again before it has answered replaces the earlier invitation (assumed). Assumed are method, path and
         *     statuses.
         */
        readonly post: operations["inviteUser"];
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
        readonly Organization: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly short_name: string;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly updated_at: string;
        };
        /** @description The name of the identity provider, a vertical bar, and the provider's own id of the user. */
        readonly UserId: string;
        /**
         * Format: email
         * @description An e-mail address. The reference says only that it is a string; that it has to be well-formed is assumed.
         */
        readonly Email: string;
        /**
         * @description What a user may do in the organization.
         * @enum {string}
         */
        readonly Role: "admin" | "developer" | "analyst";
        readonly Roles: readonly components["schemas"]["Role"][];
        /**
         * @description How a user logs in, through Google or, for `null`, with a user name and a password.
         * @default google-oauth2
         * @enum {string|null}
         */
        readonly ConnectionType: "google-oauth2" | null;
        readonly User: {
            readonly id: components["schemas"]["UserId"];
            readonly email: components["schemas"]["Email"];
            readonly name: string;
        };
        readonly UserWithRoles: components["schemas"]["User"] & {
            readonly roles: components["schemas"]["Roles"];
        };
        readonly UserList: {
            /** @description All users that match. */
            readonly count: number;
            readonly items: readonly components["schemas"]["User"][];
        };
        readonly UserUpdate: {
            readonly email?: components["schemas"]["Email"];
            readonly name?: string;
        };
        /** @description `connection` has a default and is required all the same, as in the reference; a body without it is refused (assumed). */
        readonly Invitation: {
            readonly connection: components["schemas"]["ConnectionType"];
            readonly email: components["schemas"]["Email"];
            readonly name: string;
            readonly roles: components["schemas"]["Roles"];
        };
        /** @description What went wrong, for a reader and for a program (assumed). */
        readonly Error: {
            readonly message: string;
            readonly code: string;
        };
    };
    responses: {
        /** @description The request does not have the form described here (assumed). */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No token, an unknown one, one of a removed user, or one with somebody else's e-mail (assumed). */
        readonly Unauthorized: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "The access token is missing or not valid.",
                 *       "code": "unauthorized"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The caller is known and not allowed to do this (assumed). */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The organization has no user with this id (assumed). */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "There is no user with the id auth0|000000000000000000000000.",
                 *       "code": "not_found"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It does not go together with how things are (assumed). */
        readonly Conflict: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Anything else that goes wrong (assumed). */
        readonly Unexpected: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Something went wrong.",
                 *       "code": "internal_error"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description The user's id, percent-encoded, since it holds a vertical bar.
         * @example auth0|654d3c88a1b7e9001f4d6b32
         */
        readonly UserId: components["schemas"]["UserId"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description What kind of credentials is missing (assumed).
         * @example ApiKey realm="org-user-management"
         */
        readonly "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getOrganization: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organization. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "7c1f6a52-8e0b-4d3c-9a57-2f1b0c9d4e61",
                     *       "name": "Halden Robotics",
                     *       "short_name": "halden",
                     *       "created_at": "2025-10-06T08:30:00Z",
                     *       "updated_at": "2025-11-20T16:45:12Z"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Organization"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly getMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The caller. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserWithRoles"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly updateMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description What to change. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UserUpdate"];
            };
        };
        readonly responses: {
            /** @description The user as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "auth0|6543a1f0c2d84b0012e7a901",
                     *       "email": "amara.okafor@example.com",
                     *       "name": "Amara Okafor-Lind"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly listUsers: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description Which page, counted from 1. Pages of 100 put items 101 to 200 on page 2.
                 * @example 1
                 */
                readonly page_number?: number;
                /**
                 * @description How many users a page holds, 0 to 100. The reference declares a maximum of 100 and says at the same time that anything greater
                 *     counts as 100. The text wins: no maximum stands here, and greater values are answered with pages of 100. A size
                 *     of 0 gives an empty page with the count (assumed).
                 * @example 100
                 */
                readonly page_size?: number;
                /**
                 * @description Keeps only users whose name contains this text; upper and lower case are the same.
                 * @example priya
                 */
                readonly name_search?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of users, and how many match in all. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly getUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The user. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserWithRoles"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly removeUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The user is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly resetPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The mail is on its way. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly replaceUserRoles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user's id, percent-encoded, since it holds a vertical bar.
                 * @example auth0|654d3c88a1b7e9001f4d6b32
                 */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        /** @description All of the user's new roles, as a bare array. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Roles"];
            };
        };
        readonly responses: {
            /** @description The roles are replaced. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
    readonly inviteUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Whom to invite, how they will log in, and the roles they will get. */
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Invitation"];
            };
        };
        readonly responses: {
            /** @description The invitation is on its way. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly default: components["responses"]["Unexpected"];
        };
    };
}
