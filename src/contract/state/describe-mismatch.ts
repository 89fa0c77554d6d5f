import { type CheckName, checks } from '../check-names.js';
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

interface Story {
  readonly operation: string;
  readonly view: string;
  readonly property: string;
  readonly collection: string;
  /** Who shows it, where that is another operation. */
  readonly seen: string;
}

const notNamed = ({ operation, property, seen }: Story): string =>
  `${operation} did not name ${property} and changed it${seen}.`;

const what = ({ property, collection }: Story): string =>
  property === '' ? `a record of ${collection}` : `${property} of a record of ${collection}`;

/** What the write did, by the promise that it broke. */
const stories: Partial<Record<CheckName, (story: Story) => string>> = {
  'read-equals-written': ({ operation, property, seen }) => `${operation} took ${property} and did not keep it${seen}.`,
  'omitted-fields-are-replaced': ({ operation, property, seen }) =>
    `${operation} was sent no ${property} and left the old one${seen}.`,
  'delete-clears-relations': (story) =>
    `${story.operation} deleted a record, and ${what(story)} still points to it${story.seen}.`,
  'rejected-leaves-no-trace': (story) => `${story.operation} was refused and yet changed ${what(story)}${story.seen}.`,
  'bystanders-unchanged': (story) =>
    `${story.operation} was about another record and changed ${what(story)}${story.seen}.`,
  'omitted-fields-stay': notNamed,
  'update-changes-only-what-it-says': notNamed,
  'read-is-repeatable': ({ view, property }) =>
    `${view} shows another ${property} of the same record than it did, or than other operations do, though nothing was written in between.`,
  'created-is-readable': ({ operation, collection, view }) =>
    `${operation} created a record of ${collection}, and ${view} does not find it.`,
  'created-is-listed': ({ operation, collection, view }) =>
    `${operation} created a record of ${collection}, and ${view} does not list it.`,
  'deleted-stays-deleted': ({ operation, collection, view }) =>
    `${operation} deleted a record of ${collection}, and ${view} still finds it.`,
  'deleted-is-not-listed': ({ operation, collection, view }) =>
    `${operation} deleted a record of ${collection}, and ${view} still lists it.`,
};

function messageOf({ record, property = '', view }: Mismatch, { check, operation }: Blame): string {
  const seen = view.id === operation ? '' : `, as ${view.id} shows`;
  const story = { operation, view: view.id, property, collection: record.collection.name, seen };
  return stories[check]?.(story) ?? checks[check];
}

const toText = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
};

/** Compares with what was written, or with where it was seen before. */
function proofOf({ mismatch, blame, accessor }: Description): string {
  const { fact, record, property = '' } = mismatch;
  const found = `answers.at(-1).body${accessor}`;
  if (fact.origin === 'omitted' || fact.origin === 'cleared') return `!same(${found}, ${JSON.stringify(fact.value)})`;

  const before = sightingIn(fact, blame.evidence);
  if (fact.origin === 'shown' && before !== undefined) {
    return `same(${found}, answers[${before.position}].body${before.accessor})`;
  }
  const value = JSON.stringify(fact.value ?? null);
  const isExact = fact.origin === 'written' && record.collection.exact.has(property);
  return isExact ? `JSON.stringify(${found} ?? null) === ${JSON.stringify(value)}` : `same(${found}, ${value})`;
}

function sightingIn({ seen }: Fact, evidence: readonly number[]) {
  for (const { exchange, accessor } of seen.values()) {
    const position = evidence.indexOf(exchange);
    if (position >= 0) return { position, accessor };
  }
  return undefined;
}
