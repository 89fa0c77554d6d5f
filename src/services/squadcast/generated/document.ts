/** Generated from specs/squadcast.yaml by `npm run types`. */
export interface paths {
    readonly "/v3/refresh-token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List refresh tokens
         * @description Every refresh token of the organisation, whoever it belongs to.
         */
        readonly get: operations["Users_getAllTokens"];
        readonly put?: never;
        /**
         * Create a refresh token
         * @description Companion, not one of the ten documented operations: gives a user a refresh token, which the access token operation then accepts.
         *     Assumed: it wants the scope `user-write`, and an unknown user is 404.
         */
        readonly post: operations["Users_createToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/refresh-token/{refreshTokenID}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the token's record (`ApiToken.id`), never its secret. */
                readonly refreshTokenID: components["parameters"]["RefreshTokenID"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke a refresh token
         * @description Takes one refresh token away from its owner. The access tokens made from it stop working at once.
         */
        readonly delete: operations["Users_removeToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List users
         * @description Everybody in the organisation, in one answer and without pages.
         */
        readonly get: operations["Users_getAllUsers"];
        readonly put?: never;
        /**
         * Add a user
         * @description Brings a person into the organisation. They start unverified, with an empty contact and the rules Email 0, Push 0, SMS 1 and Phone 2
         *     minutes. The role Admin cannot be given this way.
         */
        readonly post: operations["Users_addUser"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/users/abilities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Set abilities of users
         * @description Replaces the organisation-wide abilities of each user named. Assumed: all or nothing, so one unknown user leaves everybody as they were.
         */
        readonly put: operations["Users_updateOrgLevelPermissions"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/users/delete-user": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Delete a user and hand over their things
         * @description Deletes `user_id`. Assumed: whatever pointed to that user (tokens, abilities) points to `swap_user_id` from then on.
         */
        readonly put: operations["Users_deleteUser"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/users/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List roles
         * @description The roles that users can hold. Their ids are what `role_id` of a user refers to.
         */
        readonly get: operations["Users_getUserRoles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v3/users/{userID}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. */
                readonly userID: components["parameters"]["UserID"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a user
         * @description One user with contact, notification rules and role.
         */
        readonly get: operations["Users_getUserById"];
        /**
         * Change a user's role
         * @description Gives the user another role. Nothing else about a user can be changed here.
         */
        readonly put: operations["Users_updateUserByID"];
        readonly post?: never;
        /**
         * Remove a user
         * @description The user leaves the organisation; their tokens and abilities go with them.
         */
        readonly delete: operations["Users_removeUserFromOrg"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/oauth/access-token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an access token
         * @description Companion, not one of the ten documented operations: trades a refresh token for an access token. The vendor serves it on a host of its
         *     own; a mock serves it beside the others. Assumed: the access token has both scopes, `read` and `user-write`.
         */
        readonly get: operations["Auth_getAccessToken"];
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
        /** @description 24 lower-case hexadecimal digits. */
        readonly Id: string;
        /**
         * @description A role that can be given through the API.
         * @enum {string}
         */
        readonly Role: "account_owner" | "user" | "stakeholder";
        /**
         * @description A right across the whole organisation.
         * @enum {string}
         */
        readonly Ability: "manage-api-tokens" | "manage-billing" | "manage-extensions" | "manage-teams" | "manage-users" | "manage-webhooks" | "manage-organization-analytics" | "manage-postmortem-templates" | "manage-audit-logs" | "manage-feature-settings";
        readonly AddUser: {
            /** @description Where the invitation goes; unique in the organisation, whatever its case. */
            readonly email: string;
            readonly role: components["schemas"]["Role"];
            readonly first_name: string;
            readonly last_name: string;
        };
        readonly UpdateUser: {
            readonly role: components["schemas"]["Role"];
        };
        readonly DeleteUser: {
            /** @description Who is deleted. */
            readonly user_id: string;
            /** @description Assumed: who takes over. The vendor's own sentence can be read the other way round. */
            readonly swap_user_id: string;
            /** @description Whether open incidents of the deleted user are suppressed. */
            readonly suppress_incidents: boolean;
            /** @description Whether open incidents of the deleted user go to the other one. */
            readonly reassign_incidents: boolean;
        };
        /** @description All abilities of one user. */
        readonly UserAbilities: {
            readonly user_id: string;
            readonly abilities: readonly components["schemas"]["Ability"][];
        };
        readonly UpdateUserAbilities: {
            readonly data: readonly components["schemas"]["UserAbilities"][];
        };
        readonly CreateToken: {
            /** @description Who the token will belong to. */
            readonly user_id: string;
        };
        readonly User: {
            readonly id: components["schemas"]["Id"];
            readonly first_name: string;
            readonly last_name: string;
            readonly username_for_display: string;
            readonly email: string;
            readonly contact: components["schemas"]["Contact"];
            readonly secondary_emails: readonly string[] | null;
            readonly email_verified: boolean;
            readonly time_zone: string;
            readonly title: string;
            readonly bio: string;
            readonly notification_rules: readonly components["schemas"]["NotificationRule"][];
            /** @description Whether a picture has been uploaded. */
            readonly user_image: boolean;
            readonly role_id?: components["schemas"]["Id"];
            /** @description Name of the role; an Admin is `admin`, which can be held but not given. */
            readonly role?: string;
        };
        /** @description Telephone number; both parts are empty where there is none. */
        readonly Contact: {
            readonly dial_code: string;
            readonly phone_number: string;
        };
        /** @description A channel, and after how many minutes it is used. */
        readonly NotificationRule: {
            readonly type: string;
            readonly time: number;
        };
        readonly UserRole: {
            readonly id: components["schemas"]["Id"];
            readonly name: string;
            /** @description How many users may hold the role; -1 stands for any number. */
            readonly limit: number;
            /** @description Rank of the role, highest first. */
            readonly order: number;
        };
        readonly ApiToken: {
            readonly id: components["schemas"]["Id"];
            readonly organization_id: components["schemas"]["Id"];
            readonly user_id: components["schemas"]["Id"];
            /** @description The secret. */
            readonly token: string;
            /** @description When it was last traded for an access token. */
            readonly last_refresh: string;
            readonly rate_limit: number;
            readonly deleted: boolean;
        };
        readonly AccessToken: {
            readonly access_token: string;
            /** @description Unix time in seconds. Assumed: 24 hours after `issued_at`. */
            readonly expires_at: number;
            /** @description Unix time in seconds. */
            readonly issued_at: number;
            /** @description The refresh token that was sent. */
            readonly refresh_token: string;
            /** @constant */
            readonly type: "bearer";
        };
        readonly UserEnvelope: {
            readonly data: components["schemas"]["User"];
        };
        readonly UserList: {
            readonly data: readonly components["schemas"]["User"][];
        };
        readonly UserRoleList: {
            readonly data: readonly components["schemas"]["UserRole"][];
        };
        readonly ApiTokenEnvelope: {
            readonly data: components["schemas"]["ApiToken"];
        };
        readonly ApiTokenList: {
            readonly data: readonly components["schemas"]["ApiToken"][];
        };
        readonly AccessTokenEnvelope: {
            readonly data: components["schemas"]["AccessToken"];
        };
        readonly MessageEnvelope: {
            readonly data: string;
        };
        readonly EmptyEnvelope: {
            readonly data: Record<string, never>;
        };
        readonly Error: {
            readonly meta: components["schemas"]["ErrorMeta"];
        };
        readonly ErrorMeta: {
            /** @description The HTTP status. */
            readonly status: string | number;
            readonly error_message: string;
            /** @description What stands in the way. */
            readonly conflict_data?: unknown;
            /** @description More about the cause, such as every violation found. */
            readonly error_details?: unknown;
        };
    };
    responses: {
        /** @description The request cannot be read. */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 400,
                 *         "error_message": "The body is not valid JSON."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, unknown, revoked or expired. */
        readonly Unauthorized: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 401,
                 *         "error_message": "This token is not known."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The organisation's plan does not include this. */
        readonly PaymentRequired: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 402,
                 *         "error_message": "All seats of this plan are taken."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token lacks the scope that this operation asks for. */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token lacks the scope `user-write`. Assumed: that this operation asks for it. */
        readonly ScopeAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Nothing has this id. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: a user named in the body does not exist; nothing is changed. */
        readonly UnknownUserAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: no refresh token has this id, or it was revoked before. */
        readonly TokenGoneAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 404,
                 *         "error_message": "There is no refresh token 690a10c4d5e6f70013b4cfff."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request does not fit the present state. */
        readonly Conflict: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 409,
                 *         "error_message": "Somebody else has changed this in the meantime."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: the e-mail (in any case) is in use, or there is an Account Owner already. */
        readonly UserTakenAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: an organisation has one Account Owner, who neither gets company nor steps down. */
        readonly AccountOwnerAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Assumed: the last Account Owner cannot leave. */
        readonly LastAccountOwnerAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request breaks its schema. */
        readonly UnprocessableEntity: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request breaks its schema. Assumed: also sent where both ids name the same user. */
        readonly SameUserAssumed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
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
                 *       "meta": {
                 *         "status": 500,
                 *         "error_message": "Something went wrong on our side."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A server behind this one gave no usable answer. */
        readonly BadGateway: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 502,
                 *         "error_message": "A server behind this one gave no usable answer."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server cannot take the request for now. */
        readonly ServiceUnavailable: {
            headers: {
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 503,
                 *         "error_message": "Down for maintenance."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A server behind this one took too long. */
        readonly GatewayTimeout: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "status": 504,
                 *         "error_message": "A server behind this one took too long."
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Any other refusal, such as 429 when there are too many requests, with a body of any kind. */
        readonly OtherClientError: {
            headers: {
                readonly "Retry-After": components["headers"]["Retry-After"];
                readonly [name: string]: unknown;
            };
            content: {
                /** @example Slow down. */
                readonly "*/*": unknown;
            };
        };
        /** @description Any other failure, with a body of any kind. */
        readonly OtherServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /** @example Upstream connect error. */
                readonly "*/*": unknown;
            };
        };
    };
    parameters: {
        /** @description Id of the user. */
        readonly UserID: string;
        /** @description Id of the token's record (`ApiToken.id`), never its secret. */
        readonly RefreshTokenID: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Assumed: the scheme to authenticate with (RFC 9110).
         * @example Bearer realm="squadcast"
         */
        readonly "WWW-Authenticate": string;
        /**
         * @description Assumed: seconds to wait before the next attempt; sent with 429 and 503 where the wait is known.
         * @example 30
         */
        readonly "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly Users_getAllTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The refresh tokens. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiTokenList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_createToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateToken"];
            };
        };
        readonly responses: {
            /** @description The new refresh token, with its secret. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiTokenEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["ScopeAssumed"];
            readonly 404: components["responses"]["UnknownUserAssumed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_removeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the token's record (`ApiToken.id`), never its secret. */
                readonly refreshTokenID: components["parameters"]["RefreshTokenID"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Revoked. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["TokenGoneAssumed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_getAllUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The users. */
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
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_addUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddUser"];
            };
        };
        readonly responses: {
            /** @description The new user. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["UserTakenAssumed"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_updateOrgLevelPermissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateUserAbilities"];
            };
        };
        readonly responses: {
            /** @description Stored; `data` is a sentence for people. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["ScopeAssumed"];
            readonly 404: components["responses"]["UnknownUserAssumed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_deleteUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DeleteUser"];
            };
        };
        readonly responses: {
            /** @description Deleted. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EmptyEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["ScopeAssumed"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["LastAccountOwnerAssumed"];
            readonly 422: components["responses"]["SameUserAssumed"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_getUserRoles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The roles. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserRoleList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_getUserById: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. */
                readonly userID: components["parameters"]["UserID"];
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
                    readonly "application/json": components["schemas"]["UserEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_updateUserByID: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. */
                readonly userID: components["parameters"]["UserID"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateUser"];
            };
        };
        readonly responses: {
            /** @description The user with the new role. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["AccountOwnerAssumed"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Users_removeUserFromOrg: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Id of the user. */
                readonly userID: components["parameters"]["UserID"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["LastAccountOwnerAssumed"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
    readonly Auth_getAccessToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A fresh access token. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccessTokenEnvelope"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["UnprocessableEntity"];
            readonly 500: components["responses"]["InternalServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["ServiceUnavailable"];
            readonly 504: components["responses"]["GatewayTimeout"];
            readonly "4XX": components["responses"]["OtherClientError"];
            readonly "5XX": components["responses"]["OtherServerError"];
        };
    };
}
