/** Generated from specs/control-plane.yaml by `npm run types`. */
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is served
         * @description The mocks of the deployment, with their addresses and collections.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives
         * @description For probes, which come from anywhere and have no token. It says nothing else.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests should be sent here
         * @description For load balancers and probes, which come from anywhere and have no token. They should not be while the server closes, nor while the state
         *     cannot be kept.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How it fares
         * @description In the text format of Prometheus: requests by mock, operation and class of the status, their durations, faults that struck, answers that would
         *     have broken a document, sandboxes, snapshots, journals, and the process.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sandboxes
         * @description Those that are in use, the oldest first.
         */
        get: operations["listSandboxes"];
        put?: never;
        /**
         * Create a sandbox
         * @description It starts from the fixtures, from a snapshot, or from another sandbox as it is now.
         */
        post: operations["createSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * Read a sandbox
         * @description Reading it here does not count as use.
         */
        get: operations["getSandbox"];
        put?: never;
        post?: never;
        /**
         * Delete a sandbox
         * @description All that it holds is gone. The default sandbox cannot be deleted.
         */
        delete: operations["deleteSandbox"];
        options?: never;
        head?: never;
        /**
         * Change a sandbox
         * @description When it expires, and how much it may hold and be asked.
         */
        patch: operations["updateSandbox"];
        trace?: never;
    };
    "/sandboxes/{sandbox}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a sandbox
         * @description Back to what it started from, in the first instant, without faults and with an empty journal.
         */
        post: operations["resetSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * Read the quotas of a sandbox
         * @description How much it may hold and be asked, and how much it holds.
         */
        get: operations["getQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a snapshot
         * @description The sandbox is what the snapshot shows; a later reset leads back to it, too. Its time and its faults stay.
         */
        post: operations["restoreSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * What has changed in a sandbox
         * @description A JSON Patch (RFC 6902) that leads from a snapshot, or else from what the sandbox started from, to what it is now. Its paths begin with
         *     service and collection; a record is named by its key, in which several properties are joined by commas.
         */
        get: operations["diffSandbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * Read the clock
         * @description The time that the sandbox lives in.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set, advance, stop or start the clock
         * @description Tokens, sessions and invitations of this sandbox expire by it. `now` sets the time, `advance` is added to it.
         */
        patch: operations["setClock"];
        trace?: never;
    };
    "/sandboxes/{sandbox}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * Read the whole state
         * @description For each service what its fixture file would say; it can be given to `--fixtures`.
         */
        get: operations["getState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/state/{service}/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /**
         * List records
         * @description As they are stored, secrets included, in their order.
         */
        get: operations["listRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/state/{service}/{collection}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                key: components["parameters"]["Key"];
            };
            cookie?: never;
        };
        /**
         * Read a record
         * @description As it is stored.
         */
        get: operations["getRecord"];
        /**
         * Store a record
         * @description Puts it in the place of the one with this key, or adds it. Unique keys and references are kept.
         */
        put: operations["putRecord"];
        post?: never;
        /**
         * Delete a record
         * @description What refers to it goes with it, forgets it or keeps it alive, as the document of its service says.
         */
        delete: operations["deleteRecord"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * List faults
         * @description In the order that they were made in, and after them those that the mock was started with.
         */
        get: operations["listFaults"];
        put?: never;
        /**
         * Make trouble
         * @description From now on, requests that match are in this trouble. Where several faults strike one request, waits add up, and of all else the first counts.
         *     Chance follows from the seed of the mock: the same requests meet the same trouble. A request whose Prefer header picks its answer is spared.
         */
        post: operations["createFault"];
        /**
         * Delete all faults
         * @description Those that the mock was started with stay.
         */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/faults/{fault}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the fault. */
                fault: components["parameters"]["Fault"];
            };
            cookie?: never;
        };
        /**
         * Read a fault
         * @description With the number of requests that are left to it.
         */
        get: operations["getFault"];
        put?: never;
        post?: never;
        /**
         * Delete a fault
         * @description The trouble is over at once.
         */
        delete: operations["deleteFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * List messages
         * @description What the APIs have sent, the oldest first. Older ones than the last thousand are forgotten.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        /**
         * Delete all messages
         * @description The outbox is empty afterwards.
         */
        delete: operations["clearOutbox"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/outbox/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the message. */
                message: components["parameters"]["Message"];
            };
            cookie?: never;
        };
        /**
         * Read a message
         * @description With the links that its reader can follow, each by a POST without a body.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        /**
         * Delete a message
         * @description What it is about stays as it is.
         */
        delete: operations["deleteMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * List subscriptions
         * @description Who is told by webhooks, in the order that they subscribed in. Those that the mock was started with are not among them.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Subscribe to a webhook
         * @description From now on this address is told. It is called only where the mock was started with `--deliver` and its host; the outbox shows what is sent in
         *     any case.
         */
        post: operations["subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/webhooks/{subscription}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the subscription. */
                subscription: components["parameters"]["Subscription"];
            };
            cookie?: never;
        };
        /**
         * Read a subscription
         * @description What it is to, and where it goes.
         */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        /**
         * Delete a subscription
         * @description The address is not told any more. What is in the outbox stays there.
         */
        delete: operations["unsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/fire": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fire a webhook
         * @description Has the API send a webhook to all who have subscribed, with a body that is given or made up from its schema.
         */
        post: operations["fireWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * The last exchanges
         * @description The newest first. Older ones than the last hundred are forgotten.
         */
        get: operations["listExchanges"];
        put?: never;
        post?: never;
        /**
         * Forget the exchanges
         * @description The journal is empty afterwards.
         */
        delete: operations["clearJournal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/journal/stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * Exchanges as they happen
         * @description Server-sent events: `event: exchange`, with its id as `id` and the exchange, as in the list, as `data`. A comment comes where nothing has
         *     happened for 15 seconds. It ends when the sandbox is gone or the server closes. A reader that falls behind so far that exchanges are forgotten
         *     before they are sent is cut off. Who comes back with `Last-Event-ID`, as an EventSource does, gets what is still in the journal after it.
         */
        get: operations["followExchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sandboxes/{sandbox}/journal.har": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        /**
         * The last exchanges as HAR
         * @description An HTTP Archive 1.2, for browsers and other tools.
         */
        get: operations["getHar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List snapshots
         * @description The oldest first.
         */
        get: operations["listSnapshots"];
        put?: never;
        /**
         * Take a snapshot
         * @description What a sandbox is now, whatever becomes of it.
         */
        post: operations["createSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the snapshot. */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        /**
         * Read a snapshot
         * @description When it was taken, and of which sandbox.
         */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        /**
         * Delete a snapshot
         * @description Sandboxes that started from it stay as they are.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots/{snapshot}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the snapshot. */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        /**
         * Read what a snapshot shows
         * @description For each service what its fixture file would say.
         */
        get: operations["getSnapshotState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description 1 to 64 letters, digits, `-` and `_`. */
        Name: string;
        Overview: {
            /** @description Of Twinspec. */
            version: string;
            services: {
                name: string;
                title: string;
                collections: string[];
            }[];
        };
        Health: {
            /** @constant */
            status: "alive";
        };
        Readiness: {
            /** @constant */
            status: "ready";
        };
        Sandbox: {
            name: components["schemas"]["Name"];
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
            expiresAfter: number | null;
        };
        SandboxPage: {
            total: number;
            items: components["schemas"]["Sandbox"][];
        };
        NewSandbox: {
            /** @description A name that nobody guesses by default. */
            name?: components["schemas"]["Name"];
            /** @description What it starts from; the fixtures by default. */
            from?: components["schemas"]["FromSnapshot"] | components["schemas"]["FromSandbox"];
            expiresAfter?: components["schemas"]["Lifetime"];
            quotas?: components["schemas"]["Quotas"];
        };
        FromSnapshot: {
            snapshot: components["schemas"]["Name"];
        };
        FromSandbox: {
            /** @description As it is now. */
            sandbox: components["schemas"]["Name"];
        };
        SandboxChange: {
            expiresAfter?: components["schemas"]["Lifetime"];
            quotas?: components["schemas"]["Quotas"];
        };
        /**
         * @description How much a sandbox may hold and be asked: what is not named is as the mock was started with, null is without a limit. More records or bytes
         *     are refused with 507, more requests with 429.
         */
        Quotas: {
            /** @description Of all services together, those that it started with included. */
            records?: components["schemas"]["Quota"];
            /** @description Of all records as JSON, about. */
            bytes?: components["schemas"]["Quota"];
            /** @description Of any one record as JSON, about. */
            recordBytes?: components["schemas"]["Quota"];
            /** @description To all services together; each process of a deployment counts for itself. */
            requestsPerSecond?: components["schemas"]["Quota"];
        };
        Quota: number | null;
        QuotaUse: {
            quotas: components["schemas"]["Quotas"];
            used: {
                records: number;
                bytes: number;
            };
        };
        /** @description Seconds without use; null for as long as the mock runs. */
        Lifetime: number | null;
        Restoring: {
            snapshot: components["schemas"]["Name"];
        };
        Patch: {
            /** @enum {string} */
            op: "add" | "remove" | "replace";
            /** Format: json-pointer */
            path: string;
            value?: unknown;
        }[];
        Clock: {
            /** Format: date-time */
            now: string;
            isFrozen: boolean;
        };
        ClockChange: {
            /**
             * Format: date-time
             * @description The time that it is from now on.
             */
            now?: string;
            /** @description Seconds. */
            advance?: number;
            /** @description Whether it stands still. */
            isFrozen?: boolean;
        };
        FaultRule: {
            readonly id: components["schemas"]["Name"];
            match?: components["schemas"]["Match"];
            rate: number;
            /** @description How many more requests it is for; 0 when it is over. */
            next?: number;
            over?: components["schemas"]["BrownOut"];
            fault: components["schemas"]["Fault"];
            /**
             * Format: date-time
             * @description By the clock of the sandbox.
             */
            readonly startedAt: string;
        };
        FaultRulePage: {
            total: number;
            items: components["schemas"]["FaultRule"][];
        };
        NewFaultRule: {
            match?: components["schemas"]["Match"];
            /**
             * @description The share of the matching requests that it strikes.
             * @default 1
             */
            rate?: number;
            /** @description Only the next so many matching requests. */
            next?: number;
            over?: components["schemas"]["BrownOut"];
            fault: components["schemas"]["Fault"];
        };
        /** @description The requests that it is for; those of every operation by default. */
        Match: {
            /** @description Name of the mock. */
            service?: string;
            /** @description The operationId. */
            operation?: string;
            /** @enum {string} */
            method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | "TRACE";
        };
        /** @description The rate rises from 0 in the first half of this time and falls to 0 in the second; then the fault is over. */
        BrownOut: {
            /** @description By the clock of the sandbox. */
            seconds: number;
        };
        /** @description What befalls a request. */
        Fault: components["schemas"]["StatusFault"] | components["schemas"]["LatencyFault"] | components["schemas"]["DribbleFault"] | components["schemas"]["ResetFault"] | components["schemas"]["TruncateFault"] | components["schemas"]["CorruptFault"] | components["schemas"]["RateLimitFault"] | components["schemas"]["MixFault"];
        /** @description A fault that knows nothing of other requests. */
        SingleFault: components["schemas"]["StatusFault"] | components["schemas"]["LatencyFault"] | components["schemas"]["DribbleFault"] | components["schemas"]["ResetFault"] | components["schemas"]["TruncateFault"] | components["schemas"]["CorruptFault"];
        /** @description An error in the shape that the API gives its errors; nothing is done. */
        StatusFault: {
            /** @constant */
            kind: "status";
            status: number;
            /** @description Such as Retry-After. */
            headers?: {
                [key: string]: string;
            };
        };
        /** @description The answer comes late. */
        LatencyFault: {
            /** @constant */
            kind: "latency";
            /** @description In milliseconds: always the same, anything between two, or lognormal, as in networks. Ten minutes at most. */
            delay: components["schemas"]["FixedDelay"] | components["schemas"]["UniformDelay"] | components["schemas"]["LognormalDelay"];
        };
        FixedDelay: {
            milliseconds: components["schemas"]["Milliseconds"];
        };
        UniformDelay: {
            least: components["schemas"]["Milliseconds"];
            most: components["schemas"]["Milliseconds"];
        };
        LognormalDelay: {
            median: components["schemas"]["Milliseconds"];
            /** @description Of the logarithm. */
            sigma: number;
        };
        Milliseconds: number;
        /** @description The body comes in pieces. */
        DribbleFault: {
            /** @constant */
            kind: "dribble";
            chunks: number;
            /** @description For all of them. */
            milliseconds: components["schemas"]["Milliseconds"];
        };
        /** @description The connection is reset without an answer. */
        ResetFault: {
            /** @constant */
            kind: "reset";
            /**
             * @description What is asked for is done before.
             * @default false
             */
            after?: boolean;
        };
        /** @description The body ends early, and so does the connection. */
        TruncateFault: {
            /** @constant */
            kind: "truncate";
            /** @description Of the body that arrives. */
            fraction: number;
        };
        /** @description Bytes of the body are wrong, here and there. */
        CorruptFault: {
            /** @constant */
            kind: "corrupt";
            /** @description At most so many. */
            bytes: number;
        };
        /**
         * @description More requests than these are answered 429 with Retry-After. All answers say what is left, in RateLimit-Policy and RateLimit
         *     (draft-ietf-httpapi-ratelimit-headers-10).
         */
        RateLimitFault: {
            /** @constant */
            kind: "rate-limit";
            requests: number;
            seconds: number;
        };
        /** @description One of these at a time, each as likely as any other. */
        MixFault: {
            /** @constant */
            kind: "mix";
            faults: components["schemas"]["SingleFault"][];
        };
        Message: {
            readonly id: components["schemas"]["Name"];
            /**
             * @description What it is: `mail`, `webhook`, or what the service calls it.
             * @example mail
             */
            kind: string;
            /** @description The mock that has sent it. */
            service: string;
            /** @description The operationId of the request that caused it; absent where a control did. */
            operation?: string;
            /** @description Who is to get it; for a webhook an address, or nothing where nobody has subscribed. */
            to: string;
            subject?: string;
            text?: string;
            /**
             * @description What its reader can do: paths of this server, each to be sent a POST.
             * @example {
             *       "accept": "/_twinspec/org-user-management/invitations/2b9e4c70-51fd-4a86-b3c2-9d07e8a1f645/accept"
             *     }
             */
            links?: {
                [key: string]: string;
            };
            request?: components["schemas"]["SentRequest"];
            delivery?: components["schemas"]["Delivery"];
            /**
             * Format: date-time
             * @description By the clock of the sandbox.
             */
            readonly sentAt: string;
        };
        /** @description The request of a webhook or a callback, but for its signature. */
        SentRequest: {
            /** @description Name of the webhook or the callback. */
            webhook: string;
            /** @example POST */
            method: string;
            headers: {
                [key: string]: string;
            };
            body?: string;
            /** @description Where its body breaks the document; it is not delivered then. */
            violations?: {
                pointer: string;
                message: string;
            }[];
        };
        /** @description What has become of it; absent where nothing is delivered. */
        Delivery: {
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            attempts: {
                /**
                 * Format: date-time
                 * @description In real time.
                 */
                at: string;
                /** @description What was answered. */
                status?: number;
                /** @description Why nothing was answered. */
                error?: string;
            }[];
            /**
             * Format: date-time
             * @description When it is tried next, in real time.
             */
            nextAt?: string;
        };
        MessageList: {
            items: components["schemas"]["Message"][];
        };
        Subscription: {
            readonly id: components["schemas"]["Name"];
            service: string;
            /** @description Its name in the document. */
            webhook: string;
            url: string;
        };
        SubscriptionPage: {
            total: number;
            items: components["schemas"]["Subscription"][];
        };
        NewSubscription: {
            /** @description The mock; may be left out where one alone has such a webhook. */
            service?: string;
            /** @description Its name in the document. */
            webhook: string;
            /** @example http://localhost:9000/hook */
            url: string;
        };
        Firing: {
            /** @description The mock; may be left out where one alone has such a webhook. */
            service?: string;
            /** @description Its name in the document. */
            webhook: string;
            /** @description What is sent; made up from its schema by default. Has to be what the document says that is sent. */
            body?: unknown;
        };
        MessagePage: {
            total: number;
            items: components["schemas"]["Message"][];
        };
        State: {
            services: {
                [key: string]: {
                    collections: {
                        [key: string]: components["schemas"]["Record"][];
                    };
                    counters?: {
                        [key: string]: number;
                    };
                };
            };
        };
        /** @description The properties that the service gives it. */
        Record: {
            [key: string]: unknown;
        };
        RecordPage: {
            total: number;
            items: components["schemas"]["Record"][];
        };
        NewSnapshot: {
            /** @description A name that nobody guesses by default. */
            name?: components["schemas"]["Name"];
            /** @description The sandbox to be shown. */
            sandbox: components["schemas"]["Name"];
        };
        Snapshot: {
            name: components["schemas"]["Name"];
            sandbox: string;
            /** Format: date-time */
            readonly createdAt: string;
        };
        SnapshotPage: {
            total: number;
            items: components["schemas"]["Snapshot"][];
        };
        Exchange: {
            /** @description Grows by one with each exchange of the sandbox. */
            id: number;
            /**
             * Format: date-time
             * @description In real time.
             */
            at: string;
            service: string;
            /** @description The operationId; absent where no operation was found. */
            operation?: string;
            method: string;
            /** @description With the query. */
            path: string;
            /** @description What the client calls it (`X-Request-Id`, or the trace of `traceparent`), or the log of the mock. */
            requestId?: string;
            requestHeaders?: components["schemas"]["Headers"];
            /** @description Its beginning. */
            requestBody?: string;
            status: number;
            responseHeaders?: components["schemas"]["Headers"];
            /** @description Its beginning. */
            responseBody?: string;
            /** @description From the whole request to the answer. */
            milliseconds: number;
            /**
             * @description What made the answer.
             * @enum {string}
             */
            answeredBy: "handler" | "own handler" | "example or generated value" | "preference" | "fault" | "refusal";
            /** @description Where the request broke the document. */
            violations?: {
                pointer: string;
                message: string;
            }[];
        };
        ExchangeList: {
            items: components["schemas"]["Exchange"][];
        };
        Headers: {
            [key: string]: string | unknown[];
        };
        Har: {
            log: {
                /** @constant */
                version: "1.2";
                creator: {
                    [key: string]: unknown;
                };
                entries: {
                    [key: string]: unknown;
                }[];
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            violations?: {
                [key: string]: unknown;
            }[];
        };
    };
    responses: {
        /** @description The token is wrong. */
        Unauthorized: {
            headers: {
                /** @description What is asked for. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that is there stands in the way. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not what this document says. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Name of the sandbox.
         * @example default
         */
        Sandbox: components["schemas"]["Name"];
        /** @description Name of the snapshot. */
        Snapshot: components["schemas"]["Name"];
        /** @description Id of the fault. */
        Fault: components["schemas"]["Name"];
        /** @description Id of the message. */
        Message: components["schemas"]["Name"];
        /** @description Id of the subscription. */
        Subscription: components["schemas"]["Name"];
        /**
         * @description Name of the mock, as in its address.
         * @example secoda
         */
        Service: string;
        /**
         * @description Name of the collection.
         * @example users
         */
        Collection: string;
        /** @description The key of the record; several properties are joined by commas. */
        Key: string;
        /** @description At most so many. */
        Limit: number;
        /** @description After so many. */
        Offset: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They should. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description They should not, and why. */
            503: {
                headers: {
                    /** @description Seconds after which it may be worth asking again. */
                    "Retry-After": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    listSandboxes: {
        parameters: {
            query?: {
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
        };
    };
    createSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewSandbox"];
            };
        };
        responses: {
            /** @description The sandbox. */
            201: {
                headers: {
                    /** @description Where it is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    getSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    updateSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxChange"];
            };
        };
        responses: {
            /** @description The sandbox. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sandbox"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    resetSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is as it was at first. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas, and what is used of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaUse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    restoreSandbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Restoring"];
            };
        };
        responses: {
            /** @description It is what the snapshot shows. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    diffSandbox: {
        parameters: {
            query?: {
                /** @description The snapshot to compare with. */
                from?: components["schemas"]["Name"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The patch; empty where nothing has changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patch"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            /** @description The clock. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                key: components["parameters"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    putRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                key: components["parameters"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Record"];
            };
        };
        responses: {
            /** @description The record that is there instead. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description The record that is there now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /**
                 * @description Name of the mock, as in its address.
                 * @example secoda
                 */
                service: components["parameters"]["Service"];
                /**
                 * @description Name of the collection.
                 * @example users
                 */
                collection: components["parameters"]["Collection"];
                /** @description The key of the record; several properties are joined by commas. */
                key: components["parameters"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    listFaults: {
        parameters: {
            query?: {
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultRulePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    createFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFaultRule"];
            };
        };
        responses: {
            /** @description The fault. */
            201: {
                headers: {
                    /** @description Where it is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultRule"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox has none of its own any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the fault. */
                fault: components["parameters"]["Fault"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fault. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultRule"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the fault. */
                fault: components["parameters"]["Fault"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Only of this service. */
                service?: string;
                /** @description Only of this kind, such as `mail`. */
                kind?: string;
                /** @description Only to this address, whatever its case. */
                to?: string;
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    clearOutbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the message. */
                message: components["parameters"]["Message"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the message. */
                message: components["parameters"]["Message"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    subscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description The subscription. */
            201: {
                headers: {
                    /** @description Where it is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the subscription. */
                subscription: components["parameters"]["Subscription"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
                /** @description Id of the subscription. */
                subscription: components["parameters"]["Subscription"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    fireWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Firing"];
            };
        };
        responses: {
            /** @description What is sent, one message for each address; one to nobody where nobody has subscribed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listExchanges: {
        parameters: {
            query?: {
                /** @description Only of this service. */
                service?: string;
                /** @description Only of this operationId. */
                operation?: string;
                /** @description Only with this status, or of its class (`4XX`). */
                status?: string;
                /** @description At most so many. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked and answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    clearJournal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    followExchanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last exchange that is known. */
                "Last-Event-ID"?: number;
            };
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exchanges from now on. */
            200: {
                headers: {
                    /** @description They are not to be kept. */
                    "Cache-Control"?: string;
                    /** @description Nor held back by a proxy. */
                    "X-Accel-Buffering"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getHar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Name of the sandbox.
                 * @example default
                 */
                sandbox: components["parameters"]["Sandbox"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Har"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: {
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
                /** @description After so many. */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
        };
    };
    createSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSnapshot"];
            };
        };
        responses: {
            /** @description The snapshot. */
            201: {
                headers: {
                    /** @description Where it is read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the snapshot. */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the snapshot. */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    getSnapshotState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the snapshot. */
                snapshot: components["parameters"]["Snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
}
