/** Promises about single exchanges, each a pure function of one exchange and of what the run knows by then. */
import type { CheckName } from '../check-names.js';
import { bodyMatchesSchema, errorBodyMatchesSchema } from './body-matches-schema.js';
import { contentTypeIsDocumented } from './content-type-is-documented.js';
import { headMirrorsGet } from './head-mirrors-get.js';
import { headersMatchSchema } from './headers-match-schema.js';
import { invalidRequestRejected } from './invalid-request-rejected.js';
import type { MessageCheck } from './message-check.js';
import { missingScopeIsRefused } from './missing-scope-is-refused.js';
import { noServerError } from './no-server-error.js';
import { secretIsNotDisclosed } from './secret-is-not-disclosed.js';
import { statusIsDocumented } from './status-is-documented.js';
import { unauthenticatedIsRefused } from './unauthenticated-is-refused.js';
import { undeclaredMethodIs405 } from './undeclared-method-is-405.js';
import { unknownIdIs404 } from './unknown-id-is-404.js';
import { validRequestAccepted } from './valid-request-accepted.js';
import { wrongCredentialsAreRefused } from './wrong-credentials-are-refused.js';

export type { MessageCheck } from './message-check.js';
export { createMessageContext, type MessageContext } from './message-context.js';

/** Check -> how it judges an exchange, in the order of reporting. */
export const messageChecks = {
  'no-server-error': noServerError,
  'status-is-documented': statusIsDocumented,
  'content-type-is-documented': contentTypeIsDocumented,
  'body-matches-schema': bodyMatchesSchema,
  'error-body-matches-schema': errorBodyMatchesSchema,
  'headers-match-schema': headersMatchSchema,
  'valid-request-accepted': validRequestAccepted,
  'invalid-request-rejected': invalidRequestRejected,
  'unauthenticated-is-refused': unauthenticatedIsRefused,
  'wrong-credentials-are-refused': wrongCredentialsAreRefused,
  'missing-scope-is-refused': missingScopeIsRefused,
  'undeclared-method-is-405': undeclaredMethodIs405,
  'unknown-id-is-404': unknownIdIs404,
  'head-mirrors-get': headMirrorsGet,
  'secret-is-not-disclosed': secretIsNotDisclosed,
} as const satisfies Partial<Record<CheckName, MessageCheck>>;
