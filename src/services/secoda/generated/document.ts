/** Generated from specs/secoda.yaml by `npm run types`. */
export interface paths {
    readonly "/auth/group": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List groups
         * @description The groups of the workspace, page by page.
         */
        readonly get: operations["UserGroups_list"];
        readonly put?: never;
        /**
         * Create a group
         * @description Creates a group, with members at once if `users` names any.
         */
        readonly post: operations["UserGroups_createNewGroup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/group/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the group. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["GroupId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a group
         * @description One group with the ids of its members.
         */
        readonly get: operations["UserGroups_getUserGroupById"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a group
         * @description Deletes the group. Its members stay in the workspace.
         */
        readonly delete: operations["UserGroups_deleteById"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a group
         * @description Changes what the body names and leaves the rest. `users` replaces all members. Properties that cannot be changed are ignored.
         */
        readonly patch: operations["UserGroups_updateById"];
        readonly trace?: never;
    };
    readonly "/user": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List users
         * @description The members of the workspace, page by page.
         */
        readonly get: operations["Users_list"];
        readonly put?: never;
        /**
         * Create a user
         * @description Brings a person into the workspace. `role` and `_role` mean the same, in any case. Assumed: an e-mail is needed, although no property
         *     is marked as required, and who is given no role is a viewer.
         */
        readonly post: operations["Users_createNewUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/user/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a user
         * @description One user with role, state and groups.
         */
        readonly get: operations["Users_getUserById"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a user
         * @description Removes the user from the workspace and from every group.
         */
        readonly delete: operations["Users_deleteById"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a user
         * @description Changes what the body names and leaves the rest. Properties that cannot be changed are ignored.
         */
        readonly patch: operations["Users_updateById"];
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly NewGroup: {
            /** @description An emoji. */
            readonly icon?: string;
            readonly name?: string;
            /** @description Ids of the members. */
            readonly users?: readonly string[];
            readonly description?: string;
        };
        readonly GroupChanges: {
            readonly name?: string;
            readonly description?: string;
            readonly icon?: string;
            /** @description Ids of all members from now on. */
            readonly users?: readonly string[];
        };
        readonly NewUser: {
            /** @description admin, editor, viewer or guest, in any case. */
            readonly role?: string;
            /** @description Older name of `role`; must not contradict it. */
            readonly _role?: string;
            /** @description Unique in the workspace, whatever its case. */
            readonly email?: string;
            readonly last_name?: string;
            readonly first_name?: string;
        };
        readonly UserChanges: {
            readonly last_name?: string;
            readonly first_name?: string;
            /** @description admin, editor, viewer or guest, in any case. */
            readonly role?: string;
        };
        readonly Group: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly icon?: string;
            readonly description?: string;
            /** @description Ids of the members. */
            readonly users: readonly string[];
            /** Format: uuid */
            readonly workspace_id: string;
            readonly created_at?: string;
            readonly updated_at?: string;
        };
        /** @enum {string} */
        readonly Role: "admin" | "editor" | "viewer" | "guest";
        readonly User: {
            /** Format: uuid */
            readonly id: string;
            readonly first_name: string;
            readonly last_name: string;
            readonly email: string;
            readonly role: components["schemas"]["Role"];
            /** @description The same as `role`. */
            readonly _role?: components["schemas"]["Role"];
            /** Format: uuid */
            readonly workspace_id: string;
            readonly workspace?: string;
            readonly profile_picture?: string;
            readonly secoda_is_superuser?: boolean;
            /** @description Whether the invitation is still unanswered. */
            readonly pending?: boolean;
            readonly viewer_mode?: boolean;
            readonly is_service_account?: boolean;
            readonly disabled?: boolean;
            /** @description Ids of the groups that the user is a member of. */
            readonly user_groups: readonly string[];
            readonly bookmarks?: readonly string[];
            /** Format: date-time */
            readonly last_login?: string | null;
        };
        /** @description Addresses of the pages around this one; null where there is none. */
        readonly PageLinks: {
            readonly next: components["schemas"]["PageLink"];
            readonly previous: components["schemas"]["PageLink"];
        };
        /** @description Assumed: absolute, with the other parameters of the request. */
        readonly PageLink: string | null;
        /** @description Numbers of this page and those around it; null where there is none. */
        readonly PageMeta: {
            readonly page: number;
            readonly previous_page: number | null;
            readonly next_page: number | null;
        };
        readonly GroupPage: {
            readonly links: components["schemas"]["PageLinks"];
            readonly meta: components["schemas"]["PageMeta"];
            /** @description Groups on all pages together. */
            readonly count: number;
            readonly total_pages: number;
            readonly results: readonly components["schemas"]["Group"][];
        };
        readonly UserPage: {
            readonly links: components["schemas"]["PageLinks"];
            readonly meta: components["schemas"]["PageMeta"];
            /** @description Users on all pages together. */
            readonly count: number;
            readonly total_pages: number;
            readonly results: readonly components["schemas"]["User"][];
        };
        /** @description Assumed: the form of every error. */
        readonly Error: {
            readonly detail: string;
            /** @description Messages for each field. */
            readonly errors?: {
                readonly [key: string]: readonly string[];
            };
        };
    };
    responses: {
        /** @description The page is 0, negative or no number. */
        readonly InvalidPage: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "The request is invalid.",
                 *       "errors": {
                 *         "page": [
                 *           "must be 1 or more"
                 *         ]
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body breaks its schema, or names a user who does not exist; nothing is stored. */
        readonly InvalidGroup: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "The request is invalid.",
                 *       "errors": {
                 *         "users": [
                 *           "There is no user 00000000-0000-4000-8000-000000000000."
                 *         ]
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body breaks its schema. Assumed: also sent where the e-mail is missing or in use, `role` contradicts `_role`, or the role is unknown. */
        readonly InvalidUser: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body breaks its schema. Assumed: also sent where the role is unknown. */
        readonly InvalidUserChanges: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: the API key is missing or unknown. */
        readonly Unauthorized: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "This API key is not known."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: there are not so many pages. */
        readonly PageNotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "There is no page 7."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No group has this id. */
        readonly GroupNotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "There is no group 00000000-0000-4000-8000-000000000000."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No user has this id. */
        readonly UserNotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "There is no user 00000000-0000-4000-8000-000000000000."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 30 writes (POST, PUT, PATCH) within a minute. */
        readonly TooManyRequests: {
            headers: {
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Too many writes. Try again in 42 seconds."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server failed. */
        readonly InternalServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "detail": "Something went wrong on our side."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Number of the page, from 1. Assumed: 50 items a page. */
        readonly Page: number;
        /** @description Id of the group. What is no UUID is simply unknown. */
        readonly GroupId: string;
        /** @description Id of the user. What is no UUID is simply unknown. */
        readonly UserId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Assumed: the scheme to authenticate with (RFC 9110).
         * @example Bearer realm="secoda"
         */
        readonly "WWW-Authenticate": string;
        /**
         * @description Seconds to wait before the next write.
         * @example 42
         */
        readonly "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly UserGroups_list: {
        readonly parameters: {
            readonly query?: {
                /** @description Number of the page, from 1. Assumed: 50 items a page. */
                readonly page?: components["parameters"]["Page"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of groups. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GroupPage"];
                };
            };
            readonly 400: components["responses"]["InvalidPage"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["PageNotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly UserGroups_createNewGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewGroup"];
            };
        };
        readonly responses: {
            /** @description The new group. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Group"];
                };
            };
            readonly 400: components["responses"]["InvalidGroup"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly UserGroups_getUserGroupById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the group. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["GroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The group. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Group"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["GroupNotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly UserGroups_deleteById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the group. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["GroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["GroupNotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly UserGroups_updateById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the group. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["GroupId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GroupChanges"];
            };
        };
        readonly responses: {
            /** @description The changed group. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Group"];
                };
            };
            readonly 400: components["responses"]["InvalidGroup"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["GroupNotFound"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly Users_list: {
        readonly parameters: {
            readonly query?: {
                /** @description Number of the page, from 1. Assumed: 50 items a page. */
                readonly page?: components["parameters"]["Page"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of users. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserPage"];
                };
            };
            readonly 400: components["responses"]["InvalidPage"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["PageNotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly Users_createNewUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewUser"];
            };
        };
        readonly responses: {
            /** @description The new user. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 400: components["responses"]["InvalidUser"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly Users_getUserById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. What is no UUID is simply unknown. */
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
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["UserNotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly Users_deleteById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Deleted. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["UserNotFound"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
    readonly Users_updateById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. What is no UUID is simply unknown. */
                readonly id: components["parameters"]["UserId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UserChanges"];
            };
        };
        readonly responses: {
            /** @description The changed user. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["User"];
                };
            };
            readonly 400: components["responses"]["InvalidUserChanges"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["UserNotFound"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["InternalServerError"];
        };
    };
}
