import { resourcesOf } from '../../resources/index.js';
import type { Case } from '../case.js';
import { valueAtPointer } from '../json-pointer.js';
import { keysOf } from '../scene/addresses.js';
import { nameOf } from '../scene/own-record.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';

type Known = Pick<Session, 'resources' | 'state'>;

/** What is valid and may be refused all the same: a value that need not be accepted, a pair that is none, an unknown key. */
export function withFairIntent(kase: Case, { resources, state }: Known): Case {
  if (kase.intent.kind !== 'valid') return kase;
  const roles = resources.rolesOf(kase.operation);
  const isPair = kase.phase === 'coverage' && roles.some(({ kind }) => kind === 'unlink');
  const isFair = !isPair && isAccepted(kase) && namesNobodyElse(kase, { resources, state });
  return isFair ? kase : { ...kase, intent: { kind: 'open' } };
}

function isAccepted({ operation, values: { body } }: Case): boolean {
  const { accepts = {} } = resourcesOf(operation);
  return !isObject(body) || Object.entries(body).every(([name, value]) => accepts[name]?.includes(value) ?? true);
}

/** Whether every key in the body that has to be that of a record is that of one of ours. */
const namesNobodyElse = (kase: Case, known: Known): boolean => refersToKnown(kase, known) && isAboutKnown(kase, known);

function refersToKnown({ operation, values: { body } }: Case, { resources, state }: Known): boolean {
  const collections = resources.rolesOf(operation).flatMap((role) => ('key' in role ? [role.collection] : []));
  const references = collections.flatMap((name) => resources.collections.get(name)?.references ?? []);
  return references.every(({ field, to }) => {
    const named = isObject(body) ? (body[field] ?? null) : null;
    return named === null || state.live(to).some((record) => nameOf(record) === named);
  });
}

function isAboutKnown({ operation, values: { body } }: Case, { resources, state }: Known): boolean {
  return keysOf(resources, operation).every(({ collection, sources }) =>
    Object.entries(sources).every(([property, source]) => {
      if (source.in !== 'request') return true;
      const named = valueAtPointer(body, source.pointer);
      return state.live(collection).some(({ key }) => key[property] === named);
    }),
  );
}
