import { checks } from '../check-names.js';
import type { Draft } from '../finding.js';
import type { Blame, Mismatch } from './blame.js';
import type { Fact } from './ledger.js';

interface Description {
  readonly mismatch: Mismatch & { readonly property: string | undefined };
  readonly blame: Blame;
  readonly shown: unknown;
  /** From the body of the answer to the value that is wrong. */
  readonly accessor: string;
}

/** A finding in words: what the write did to which property, and what it should be. */
export function describeMismatch({ mismatch, blame, shown, accessor }: Description): Draft {
  const { record, property = '', fact, view } = mismatch;
  const { schema, basis, name } = record.collection;
  return {
    check: blame.check,
    basis,
    severity: 'error',
    operation: blame.operation,
    ...(view.id !== blame.operation && { shownBy: [view.id] }),
    pointer: `/${name}/${property}`,
    message: messageOf(mismatch, blame),
    expected: fact.origin === 'omitted' || fact.origin === 'cleared' ? `not ${toText(fact.value)}` : toText(fact.value),
    received: toText(shown),
    ...(schema && { at: schema }),
    evidence: blame.evidence,
    proof: proofOf({ mismatch, blame, shown, accessor }),
  };
}

function messageOf({ record, property, view, fact }: Mismatch, { check, operation }: Blame): string {
  const what = `${property} of a record of ${record.collection.name}`;
  const seen = view.id === operation ? '' : `, as ${view.id} shows`;
  switch (check) {
    case 'read-equals-written':
      return `${operation} took ${property} and did not keep it${seen}.`;
    case 'omitted-fields-are-replaced':
      return `${operation} was sent no ${property} and left the old one${seen}.`;
    case 'delete-clears-relations':
      return `${operation} deleted a record, and ${what} still points to it${seen}.`;
    case 'rejected-leaves-no-trace':
      return `${operation} was refused and yet changed ${what}${seen}.`;
    case 'bystanders-unchanged':
      return `${operation} was about another record and changed ${what}${seen}.`;
    case 'omitted-fields-stay':
    case 'update-changes-only-what-it-says':
      return `${operation} did not name ${property} and changed it${seen}.`;
    case 'read-is-repeatable':
      return fact.seen.has(view.id)
        ? `${view.id} shows another ${property} at every look, though nothing was written in between.`
        : `${view.id} shows another ${property} of the same record than other operations do.`;
    case 'created-is-readable':
      return `${operation} created a record of ${record.collection.name}, and ${view.id} does not find it.`;
    case 'created-is-listed':
      return `${operation} created a record of ${record.collection.name}, and ${view.id} does not list it.`;
    case 'deleted-stays-deleted':
      return `${operation} deleted a record of ${record.collection.name}, and ${view.id} still finds it.`;
    case 'deleted-is-not-listed':
      return `${operation} deleted a record of ${record.collection.name}, and ${view.id} still lists it.`;
    default:
      return checks[check];
  }
}

const toText = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
};

/** Compares with what was written, or with where it was seen before. */
function proofOf({ mismatch, blame, accessor }: Description): string {
  const { fact } = mismatch;
  const found = `answers.at(-1).body${accessor}`;
  if (fact.origin === 'omitted' || fact.origin === 'cleared') return `!same(${found}, ${JSON.stringify(fact.value)})`;

  const before = sightingIn(fact, blame.evidence);
  if (fact.origin === 'shown' && before !== undefined) {
    return `same(${found}, answers[${before.position}].body${before.accessor})`;
  }
  return `same(${found}, ${JSON.stringify(fact.value ?? null)})`;
}

function sightingIn({ seen }: Fact, evidence: readonly number[]) {
  for (const { exchange, accessor } of seen.values()) {
    const position = evidence.indexOf(exchange);
    if (position >= 0) return { position, accessor };
  }
  return undefined;
}
