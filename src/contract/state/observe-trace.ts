import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { lacksText } from '../proof.js';
import type { Ledger, RecordState, RefusedCreate } from './ledger.js';
import type { Listed } from './list-items.js';
import { isObject, isSameValue } from './same-value.js';

/** A record that nobody made but a create that was refused. */
export function observeTrace(ledger: Ledger, record: RecordState, { value, exchange }: Listed): readonly Draft[] {
  if (!isObject(value)) return [];
  for (const refused of ledger.refusedCreates) {
    const sign = refused.collection === record.collection.name ? signOf(refused.values, value) : undefined;
    if (sign) return [toDraft(refused, { record, exchange, sign })];
  }
  return [];
}

interface Sign {
  readonly name: string;
  readonly text: string;
}

/** A text of our own that was sent and is shown, where all other texts that were sent are shown, too. */
function signOf(sent: Readonly<Record<string, unknown>>, shown: Readonly<Record<string, unknown>>): Sign | undefined {
  const common = Object.entries(sent).flatMap(([name, text]) =>
    typeof text === 'string' && typeof shown[name] === 'string' ? [{ name, text }] : [],
  );
  const isLeft = common.every(({ name, text }) => isSameValue(text, shown[name]));
  return isLeft ? common.find(({ text }) => text.length >= 8) : undefined;
}

function toDraft(
  refused: RefusedCreate,
  { record, exchange, sign }: { readonly record: RecordState; readonly exchange: Exchange; readonly sign: Sign },
): Draft {
  const { basis, name } = record.collection;
  const { operation, index } = refused;
  return {
    check: 'rejected-leaves-no-trace',
    basis,
    severity: 'error',
    operation: operation.id,
    shownBy: [exchange.operation.id],
    pointer: `/${name}`,
    message: `${operation.id} refused a request and stored its record all the same, as ${exchange.operation.id} shows.`,
    expected: 'no record of a refused request',
    received: `a record with the ${sign.name} that was sent`,
    evidence: [index, exchange.index],
    proof: lacksText(-1, sign.text),
  };
}
