import type { CheckName } from '../check-names.js';
import { nameOf } from '../checks/message-check.js';
import type { Exchange } from '../exchange.js';
import type { Detected } from './findings.js';

/** Promises that a 404 breaks which is not the operation's own. */
const formChecks: readonly CheckName[] = ['error-body-matches-schema', 'content-type-is-documented'];

/**
 * An operation that answers nothing but the same 404, in a form that its document does not have, is most likely not there:
 * that is one finding, in the place of everything that was found of it.
 */
export function tellMissingRoutes(all: readonly Detected[], history: readonly Exchange[]): readonly Detected[] {
  const missing = new Map<string, Detected>();
  for (const [operation, refused] of refusedOperations(all)) {
    const answers = history.filter((exchange) => exchange.operation.id === operation && hasOwnMethod(exchange));
    const [first] = answers;
    if (first !== undefined && isForeign(first, all) && areAllAlike(answers)) {
      missing.set(operation, inOtherWords(refused, answers));
    }
  }
  return all.flatMap((detected) => {
    const found = missing.get(detected.draft.operation);
    if (found === undefined) return [detected];
    return found.fingerprint === detected.fingerprint ? [found] : [];
  });
}

/** Operations that refuse what keeps the document, each with the plainest finding of that. */
function refusedOperations(all: readonly Detected[]): ReadonlyMap<string, Detected> {
  const refusals = all.filter(
    ({ draft: { check, severity } }) => check === 'valid-request-accepted' && severity === 'error',
  );
  const plainestLast = refusals.toSorted((one, other) => other.draft.pointer.length - one.draft.pointer.length);
  return new Map(plainestLast.map((detected) => [detected.draft.operation, detected]));
}

const hasOwnMethod = ({ request, operation }: Exchange): boolean => request.method === operation.method.toUpperCase();

const isForeign = ({ operation }: Exchange, all: readonly Detected[]): boolean =>
  !Object.hasOwn(operation.responses, '404') ||
  all.some(({ draft }) => draft.operation === operation.id && formChecks.includes(draft.check));

const areAllAlike = (answers: readonly Exchange[]): boolean =>
  answers.every(({ response }) => response.status === 404) && new Set(answers.map(textBesidePath)).size === 1;

/** Many frameworks repeat the path. */
const textBesidePath = ({ request, response }: Exchange): string => response.text.replaceAll(request.path, '');

function inOtherWords(refused: Detected, answers: readonly Exchange[]): Detected {
  const [first] = answers;
  const name = first === undefined ? refused.draft.operation : nameOf(first);
  const times = answers.length === 1 ? 'the only request' : `each of ${answers.length} requests`;
  const message = `${name} answered 404 to ${times}, and not in the form that the document has for it: the server seems to have no such route.`;
  return { ...refused, draft: { ...refused.draft, message } };
}
