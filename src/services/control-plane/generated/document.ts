/** Generated from specs/control-plane.yaml by `npm run types`. */
export interface paths {
    readonly "/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What is served
         * @description The mocks of the deployment, with their addresses and collections.
         */
        readonly get: operations["getOverview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List sandboxes
         * @description Those that are in use, the oldest first.
         */
        readonly get: operations["listSandboxes"];
        readonly put?: never;
        /**
         * Create a sandbox
         * @description It starts from the fixtures, from a snapshot, or from another sandbox as it is now.
         */
        readonly post: operations["createSandbox"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a sandbox
         * @description Reading it here does not count as use.
         */
        readonly get: operations["getSandbox"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a sandbox
         * @description All that it holds is gone. The default sandbox cannot be deleted.
         */
        readonly delete: operations["deleteSandbox"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Let a sandbox live longer or shorter
         * @description Changes when it expires.
         */
        readonly patch: operations["updateSandbox"];
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Reset a sandbox
         * @description Back to what it started from, in the first instant, without faults and with an empty journal.
         */
        readonly post: operations["resetSandbox"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Restore a snapshot
         * @description The sandbox is what the snapshot shows; a later reset leads back to it, too. Its time and its faults stay.
         */
        readonly post: operations["restoreSandbox"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * What has changed in a sandbox
         * @description A JSON Patch (RFC 6902) that leads from a snapshot, or else from what the sandbox started from, to what it is now. Its paths begin with
         *     service and collection; a record is named by its key, in which several properties are joined by commas.
         */
        readonly get: operations["diffSandbox"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * Read the clock
         * @description The time that the sandbox lives in.
         */
        readonly get: operations["getClock"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Set, advance, stop or start the clock
         * @description Tokens, sessions and invitations of this sandbox expire by it. `now` sets the time, `advance` is added to it.
         */
        readonly patch: operations["setClock"];
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * Read the whole state
         * @description For each service what its fixture file would say; it can be given to `--fixtures`.
         */
        readonly get: operations["getState"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/state/{service}/{collection}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                readonly service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        /**
         * List records
         * @description As they are stored, secrets included, in their order.
         */
        readonly get: operations["listRecords"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/state/{service}/{collection}/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                readonly service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                readonly collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                readonly key: components["parameters"]["Key"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a record
         * @description As it is stored.
         */
        readonly get: operations["getRecord"];
        /**
         * Store a record
         * @description Puts it in the place of the one with this key, or adds it. Unique keys and references are kept.
         */
        readonly put: operations["putRecord"];
        readonly post?: never;
        /**
         * Delete a record
         * @description What refers to it goes with it, forgets it or keeps it alive, as the document of its service says.
         */
        readonly delete: operations["deleteRecord"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/faults": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * List faults
         * @description In the order that they were made in, and after them those that the mock was started with.
         */
        readonly get: operations["listFaults"];
        readonly put?: never;
        /**
         * Make trouble
         * @description From now on, requests that match are in this trouble. Where several faults strike one request, waits add up, and of all else the first counts.
         *     Chance follows from the seed of the mock: the same requests meet the same trouble. A request whose Prefer header picks its answer is spared.
         */
        readonly post: operations["createFault"];
        /**
         * Delete all faults
         * @description Those that the mock was started with stay.
         */
        readonly delete: operations["clearFaults"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/faults/{fault}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the fault. */
                readonly fault: components["parameters"]["Fault"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a fault
         * @description With the number of requests that are left to it.
         */
        readonly get: operations["getFault"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a fault
         * @description The trouble is over at once.
         */
        readonly delete: operations["deleteFault"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/journal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * The last exchanges
         * @description The newest first. Older ones than the last hundred are forgotten.
         */
        readonly get: operations["listExchanges"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Forget the exchanges
         * @description The journal is empty afterwards.
         */
        readonly delete: operations["clearJournal"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sandboxes/{sandbox}/journal.har": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        /**
         * The last exchanges as HAR
         * @description An HTTP Archive 1.2, for browsers and other tools.
         */
        readonly get: operations["getHar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List snapshots
         * @description The oldest first.
         */
        readonly get: operations["listSnapshots"];
        readonly put?: never;
        /**
         * Take a snapshot
         * @description What a sandbox is now, whatever becomes of it.
         */
        readonly post: operations["createSnapshot"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshots/{snapshot}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the snapshot. */
                readonly snapshot: components["parameters"]["Snapshot"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a snapshot
         * @description When it was taken, and of which sandbox.
         */
        readonly get: operations["getSnapshot"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a snapshot
         * @description Sandboxes that started from it stay as they are.
         */
        readonly delete: operations["deleteSnapshot"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/snapshots/{snapshot}/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the snapshot. */
                readonly snapshot: components["parameters"]["Snapshot"];
            };
            readonly cookie?: never;
        };
        /**
         * Read what a snapshot shows
         * @description For each service what its fixture file would say.
         */
        readonly get: operations["getSnapshotState"];
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
        /** @description 1 to 64 letters, digits, `-` and `_`. */
        readonly Name: string;
        readonly Overview: {
            /** @description Of Twinspec. */
            readonly version: string;
            readonly services: readonly {
                readonly name: string;
                readonly title: string;
                readonly collections: readonly string[];
            }[];
        };
        readonly Sandbox: {
            readonly name: components["schemas"]["Name"];
            /**
             * @description What a path begins with that means this sandbox.
             * @example /~default
             */
            readonly path: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly usedAt: string;
            /** @description Seconds without use after which it is gone; null if it stays. */
            readonly expiresAfter: number | null;
        };
        readonly SandboxPage: {
            readonly total: number;
            readonly items: readonly components["schemas"]["Sandbox"][];
        };
        readonly NewSandbox: {
            /** @description A name that nobody guesses by default. */
            readonly name?: components["schemas"]["Name"];
            /** @description What it starts from; the fixtures by default. */
            readonly from?: components["schemas"]["FromSnapshot"] | components["schemas"]["FromSandbox"];
            readonly expiresAfter?: components["schemas"]["Lifetime"];
        };
        readonly FromSnapshot: {
            readonly snapshot: components["schemas"]["Name"];
        };
        readonly FromSandbox: {
            /** @description As it is now. */
            readonly sandbox: components["schemas"]["Name"];
        };
        readonly SandboxChange: {
            readonly expiresAfter?: components["schemas"]["Lifetime"];
        };
        /** @description Seconds without use; null for as long as the mock runs. */
        readonly Lifetime: number | null;
        readonly Restoring: {
            readonly snapshot: components["schemas"]["Name"];
        };
        readonly Patch: readonly {
            /** @enum {string} */
            readonly op: "add" | "remove" | "replace";
            /** Format: json-pointer */
            readonly path: string;
            readonly value?: unknown;
        }[];
        readonly Clock: {
            /** Format: date-time */
            readonly now: string;
            readonly isFrozen: boolean;
        };
        readonly ClockChange: {
            /**
             * Format: date-time
             * @description The time that it is from now on.
             */
            readonly now?: string;
            /** @description Seconds. */
            readonly advance?: number;
            /** @description Whether it stands still. */
            readonly isFrozen?: boolean;
        };
        readonly FaultRule: {
            readonly id: components["schemas"]["Name"];
            readonly match?: components["schemas"]["Match"];
            readonly rate: number;
            /** @description How many more requests it is for; 0 when it is over. */
            readonly next?: number;
            readonly over?: components["schemas"]["BrownOut"];
            readonly fault: components["schemas"]["Fault"];
            /**
             * Format: date-time
             * @description By the clock of the sandbox.
             */
            readonly startedAt: string;
        };
        readonly FaultRulePage: {
            readonly total: number;
            readonly items: readonly components["schemas"]["FaultRule"][];
        };
        readonly NewFaultRule: {
            readonly match?: components["schemas"]["Match"];
            /**
             * @description The share of the matching requests that it strikes.
             * @default 1
             */
            readonly rate?: number;
            /** @description Only the next so many matching requests. */
            readonly next?: number;
            readonly over?: components["schemas"]["BrownOut"];
            readonly fault: components["schemas"]["Fault"];
        };
        /** @description The requests that it is for; those of every operation by default. */
        readonly Match: {
            /** @description Name of the mock. */
            readonly service?: string;
            /** @description The operationId. */
            readonly operation?: string;
            /** @enum {string} */
            readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "TRACE";
        };
        /** @description The rate rises from 0 in the first half of this time and falls to 0 in the second; then the fault is over. */
        readonly BrownOut: {
            /** @description By the clock of the sandbox. */
            readonly seconds: number;
        };
        /** @description What befalls a request. */
        readonly Fault: components["schemas"]["StatusFault"] | components["schemas"]["LatencyFault"] | components["schemas"]["DribbleFault"] | components["schemas"]["ResetFault"] | components["schemas"]["TruncateFault"] | components["schemas"]["CorruptFault"] | components["schemas"]["RateLimitFault"] | components["schemas"]["MixFault"];
        /** @description A fault that knows nothing of other requests. */
        readonly SingleFault: components["schemas"]["StatusFault"] | components["schemas"]["LatencyFault"] | components["schemas"]["DribbleFault"] | components["schemas"]["ResetFault"] | components["schemas"]["TruncateFault"] | components["schemas"]["CorruptFault"];
        /** @description An error in the shape that the API gives its errors; nothing is done. */
        readonly StatusFault: {
            /** @constant */
            readonly kind: "status";
            readonly status: number;
            /** @description Such as Retry-After. */
            readonly headers?: {
                readonly [key: string]: string;
            };
        };
        /** @description The answer comes late. */
        readonly LatencyFault: {
            /** @constant */
            readonly kind: "latency";
            /** @description In milliseconds: always the same, anything between two, or lognormal, as in networks. Ten minutes at most. */
            readonly delay: components["schemas"]["FixedDelay"] | components["schemas"]["UniformDelay"] | components["schemas"]["LognormalDelay"];
        };
        readonly FixedDelay: {
            readonly milliseconds: components["schemas"]["Milliseconds"];
        };
        readonly UniformDelay: {
            readonly least: components["schemas"]["Milliseconds"];
            readonly most: components["schemas"]["Milliseconds"];
        };
        readonly LognormalDelay: {
            readonly median: components["schemas"]["Milliseconds"];
            /** @description Of the logarithm. */
            readonly sigma: number;
        };
        readonly Milliseconds: number;
        /** @description The body comes in pieces. */
        readonly DribbleFault: {
            /** @constant */
            readonly kind: "dribble";
            readonly chunks: number;
            /** @description For all of them. */
            readonly milliseconds: components["schemas"]["Milliseconds"];
        };
        /** @description The connection is reset without an answer. */
        readonly ResetFault: {
            /** @constant */
            readonly kind: "reset";
            /**
             * @description What is asked for is done before.
             * @default false
             */
            readonly after?: boolean;
        };
        /** @description The body ends early, and so does the connection. */
        readonly TruncateFault: {
            /** @constant */
            readonly kind: "truncate";
            /** @description Of the body that arrives. */
            readonly fraction: number;
        };
        /** @description Bytes of the body are wrong, here and there. */
        readonly CorruptFault: {
            /** @constant */
            readonly kind: "corrupt";
            /** @description At most so many. */
            readonly bytes: number;
        };
        /**
         * @description More requests than these are answered 429 with Retry-After. All answers say what is left, in RateLimit-Policy and RateLimit
         *     (draft-ietf-httpapi-ratelimit-headers-10).
         */
        readonly RateLimitFault: {
            /** @constant */
            readonly kind: "rate-limit";
            readonly requests: number;
            readonly seconds: number;
        };
        /** @description One of these at a time, each as likely as any other. */
        readonly MixFault: {
            /** @constant */
            readonly kind: "mix";
            readonly faults: readonly components["schemas"]["SingleFault"][];
        };
        readonly State: {
            readonly services: {
                readonly [key: string]: {
                    readonly collections: {
                        readonly [key: string]: readonly components["schemas"]["Record"][];
                    };
                    readonly counters?: {
                        readonly [key: string]: number;
                    };
                };
            };
        };
        /** @description The properties that the service gives it. */
        readonly Record: {
            readonly [key: string]: unknown;
        };
        readonly RecordPage: {
            readonly total: number;
            readonly items: readonly components["schemas"]["Record"][];
        };
        readonly NewSnapshot: {
            /** @description A name that nobody guesses by default. */
            readonly name?: components["schemas"]["Name"];
            /** @description The sandbox to be shown. */
            readonly sandbox: components["schemas"]["Name"];
        };
        readonly Snapshot: {
            readonly name: components["schemas"]["Name"];
            readonly sandbox: string;
            /** Format: date-time */
            readonly createdAt: string;
        };
        readonly SnapshotPage: {
            readonly total: number;
            readonly items: readonly components["schemas"]["Snapshot"][];
        };
        readonly Exchange: {
            /** @description Grows by one with each exchange of the sandbox. */
            readonly id: number;
            /**
             * Format: date-time
             * @description In real time.
             */
            readonly at: string;
            readonly service: string;
            /** @description The operationId; absent where no operation was found. */
            readonly operation?: string;
            readonly method: string;
            /** @description With the query. */
            readonly path: string;
            readonly requestHeaders?: components["schemas"]["Headers"];
            /** @description Its beginning. */
            readonly requestBody?: string;
            readonly status: number;
            readonly responseHeaders?: components["schemas"]["Headers"];
            /** @description Its beginning. */
            readonly responseBody?: string;
            /** @description From the whole request to the answer. */
            readonly milliseconds: number;
            /**
             * @description What made the answer.
             * @enum {string}
             */
            readonly answeredBy: "handler" | "own handler" | "example or generated value" | "preference" | "fault" | "refusal";
            /** @description Where the request broke the document. */
            readonly violations?: readonly {
                readonly pointer: string;
                readonly message: string;
            }[];
        };
        readonly ExchangeList: {
            readonly items: readonly components["schemas"]["Exchange"][];
        };
        readonly Headers: {
            readonly [key: string]: string | readonly unknown[];
        };
        readonly Har: {
            readonly log: {
                /** @constant */
                readonly version: "1.2";
                readonly creator: {
                    readonly [key: string]: unknown;
                };
                readonly entries: readonly {
                    readonly [key: string]: unknown;
                }[];
            };
        };
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            readonly violations?: readonly {
                readonly [key: string]: unknown;
            }[];
        };
    };
    responses: {
        /** @description The token is wrong. */
        readonly Unauthorized: {
            headers: {
                /** @description What is asked for. */
                readonly "WWW-Authenticate"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that is there stands in the way. */
        readonly Conflict: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not what this document says. */
        readonly Invalid: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Name of the sandbox.
         * @example default
         */
        readonly Sandbox: components["schemas"]["Name"];
        /** @description Name of the snapshot. */
        readonly Snapshot: components["schemas"]["Name"];
        /** @description Id of the fault. */
        readonly Fault: components["schemas"]["Name"];
        /**
         * @description Name of the mock, as in its address.
         * @example secoda
         */
        readonly Service: string;
        /**
         * @description Name of the collection.
         * @example users
         */
        readonly Collection: string;
        /** @description The key of the record; several properties are joined by commas. */
        readonly Key: string;
        /** @description At most so many. */
        readonly Limit: number;
        /** @description After so many. */
        readonly Offset: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly getOverview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Overview"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
        };
    };
    readonly listSandboxes: {
        readonly parameters: {
            readonly query?: {
                /** @description At most so many. */
                readonly limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                readonly offset?: components["parameters"]["Offset"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SandboxPage"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly createSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSandbox"];
            };
        };
        readonly responses: {
            /** @description The sandbox. */
            readonly 201: {
                headers: {
                    /** @description Where it is read. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Sandbox"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The sandbox. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Sandbox"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly deleteSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly updateSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SandboxChange"];
            };
        };
        readonly responses: {
            /** @description The sandbox. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Sandbox"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly resetSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is as it was at first. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly restoreSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Restoring"];
            };
        };
        readonly responses: {
            /** @description It is what the snapshot shows. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly diffSandbox: {
        readonly parameters: {
            readonly query?: {
                /** @description The snapshot to compare with. */
                readonly from?: components["schemas"]["Name"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The patch; empty where nothing has changed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Patch"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The clock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Clock"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly setClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClockChange"];
            };
        };
        readonly responses: {
            /** @description The clock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Clock"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The state. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["State"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly listRecords: {
        readonly parameters: {
            readonly query?: {
                /** @description At most so many. */
                readonly limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                readonly offset?: components["parameters"]["Offset"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                readonly service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                readonly collection: components["parameters"]["Collection"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordPage"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                readonly service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                readonly collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                readonly key: components["parameters"]["Key"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The record. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Record"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly putRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                readonly service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                readonly collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                readonly key: components["parameters"]["Key"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Record"];
            };
        };
        readonly responses: {
            /** @description The record that is there instead. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Record"];
                };
            };
            /** @description The record that is there now. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Record"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly deleteRecord: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                readonly service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                readonly collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                readonly key: components["parameters"]["Key"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly listFaults: {
        readonly parameters: {
            readonly query?: {
                /** @description At most so many. */
                readonly limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                readonly offset?: components["parameters"]["Offset"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultRulePage"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly createFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewFaultRule"];
            };
        };
        readonly responses: {
            /** @description The fault. */
            readonly 201: {
                headers: {
                    /** @description Where it is read. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultRule"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly clearFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The sandbox has none of its own any more. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the fault. */
                readonly fault: components["parameters"]["Fault"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The fault. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FaultRule"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly deleteFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the fault. */
                readonly fault: components["parameters"]["Fault"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly listExchanges: {
        readonly parameters: {
            readonly query?: {
                /** @description Only of this service. */
                readonly service?: string;
                /** @description Only of this operationId. */
                readonly operation?: string;
                /** @description Only with this status, or of its class (`4XX`). */
                readonly status?: string;
                /** @description At most so many. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was asked and answered. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExchangeList"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly clearJournal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is empty. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getHar: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                readonly sandbox: components["parameters"]["Sandbox"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The archive. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Har"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly listSnapshots: {
        readonly parameters: {
            readonly query?: {
                /** @description At most so many. */
                readonly limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                readonly offset?: components["parameters"]["Offset"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SnapshotPage"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly createSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSnapshot"];
            };
        };
        readonly responses: {
            /** @description The snapshot. */
            readonly 201: {
                headers: {
                    /** @description Where it is read. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Snapshot"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the snapshot. */
                readonly snapshot: components["parameters"]["Snapshot"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The snapshot. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Snapshot"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly deleteSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the snapshot. */
                readonly snapshot: components["parameters"]["Snapshot"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
    readonly getSnapshotState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Name of the snapshot. */
                readonly snapshot: components["parameters"]["Snapshot"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The state. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["State"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 422: components["responses"]["Invalid"];
        };
    };
}
