import type { Operation } from '../../spec/index.js';
import { pointTo, type Written } from './apply-values.js';
import { type Fact, type Ledger, type RecordState, setFact } from './ledger.js';
import { replaceableOf } from './settable.js';
import { usualValue } from './usual-values.js';

/** What a PUT left out: it gets its default, and without one it must not be what a client has written. */
export function applyOmissions(
  ledger: Ledger,
  record: RecordState,
  { values, role, source, operation }: Written & { readonly operation: Operation },
): void {
  const { fields, collection } = record;
  for (const [name, standard] of replaceableOf(ledger.spec, role, operation)) {
    const fact = fields.get(name);
    const stays = collection.secret.has(name) || collection.key.includes(name);
    if (Object.hasOwn(values, name) || fact === undefined || stays) continue;
    const usual = standard ?? usualValue(ledger, record, name);
    pointTo(ledger, record, { name, value: usual, source });
    if (usual !== undefined) setFact(fact, usual, { source, origin: 'defaulted' });
    else if (isWritten(fact)) setFact(fact, fact.value, { source, origin: 'omitted' });
    else fields.delete(name);
  }
}

/** Whether a client has written something that differs from nothing. */
const isWritten = ({ origin, value }: Fact): boolean =>
  origin === 'written' && value !== undefined && !['null', '""', 'false', '[]'].includes(JSON.stringify(value));
