import type { Basis } from '../../resources/index.js';
import type { CheckName } from '../check-names.js';
import { isSuccess } from '../exchange.js';
import type { Severity } from '../finding.js';
import { allOf, hasNotStatus } from '../proof.js';
import { isObject } from '../state/same-value.js';
import { isShown, keyExpression, positionOf, toEvidence } from './evidence.js';
import { isAccepted, proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import type { KnownItem } from './list-truth.js';
import { readListed } from './read-listed.js';
import { idOf, readPage } from './read-page.js';
import { readWholeList, type WholeList } from './read-whole-list.js';
import { askedOf, evidenceOf, type ListFault, reportList } from './report-list.js';

export type Verdict = 'hit' | 'miss' | 'open';

/** A request that keeps some items of a list, and which those are. */
export interface Selection {
  readonly check: CheckName;
  readonly basis: Basis;
  readonly parameter: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** A clause: `for the middle of a text`. */
  readonly title: string;
  readonly verdict: (item: KnownItem) => Verdict;
  /** JavaScript over an item `x`: whether it may be among the answers. */
  readonly test: string;
  /** How sure it is that nothing else may be found. */
  readonly severity?: Severity;
  /** Exchanges that it takes besides. */
  readonly steps?: readonly number[];
}

/** Asks, and holds what comes against what is known to be in the list. Says whether all was right. */
export async function checkHits(
  subject: ListSubject,
  truth: readonly KnownItem[],
  selection: Selection,
): Promise<boolean> {
  const { session, operation, role, values } = subject;
  const { query, title } = selection;
  const size = role.items.paging?.maxSize;
  const found = await readWholeList(
    session,
    { operation, role },
    { values, query, title, trustsTotal: false, ...(size === undefined ? {} : { size }) },
  );
  if (!found.isComplete) return true;
  askedOf(subject, selection.check);
  const fault =
    missing({ subject, selection, found }, truth) ??
    surplus({ subject, selection, found }, truth) ??
    wrongTotal({ subject, selection, found }) ??
    (await stranger({ subject, selection, found }, truth));
  if (fault !== undefined) reportList(subject, fault);
  return fault === undefined;
}

/** One page of what is kept: it need not hold every hit, and nothing else. */
export async function checkPageOfHits(
  subject: ListSubject,
  truth: readonly KnownItem[],
  selection: Selection,
): Promise<void> {
  const { title } = selection;
  const page = await readPage(subject, { query: selection.query }, { title, intent: { kind: 'open' } });
  if (!isSuccess(page.exchange)) return;
  askedOf(subject, selection.check);
  const { items, total, exchange } = page;
  const found = { items, total, exchanges: [exchange], pages: [page], isComplete: true };
  const fault = surplus({ subject, selection, found }, truth);
  if (fault !== undefined) reportList(subject, fault);
}

type Found = Omit<WholeList, 'end'>;

interface Result {
  readonly subject: ListSubject;
  readonly selection: Selection;
  readonly found: Found;
}

const indexesOf = ({ exchanges }: Found): readonly number[] => exchanges.map(({ index }) => index);

function missing({ subject, selection, found }: Result, truth: readonly KnownItem[]): ListFault | undefined {
  const ids = new Set(found.items.map(idOf));
  const lost = truth.filter((item) => selection.verdict(item) === 'hit' && !ids.has(item.id));
  const item = lost.find(({ member }) => member !== undefined) ?? lost[0];
  if (item === undefined) return undefined;
  const evidence = toEvidence([
    ...evidenceOf(item.member ? [item.member] : []),
    ...(selection.steps ?? []),
    ...indexesOf(found),
  ]);
  const positions = found.exchanges.map(({ index }) => positionOf(evidence, index));
  const key = item.member ? keyExpression(subject, item.member, evidence) : JSON.stringify(item.id);
  return {
    ...common(selection),
    message: `A record that matches is not found ${selection.title}: ${textOf(selection)}.`,
    expected: `${item.id} among the items`,
    received: [...ids].join(', ') || 'nothing',
    evidence,
    proof: isShown(subject, positions, key),
  };
}

function surplus({ subject, selection, found }: Result, truth: readonly KnownItem[]): ListFault | undefined {
  const known = new Map(truth.map((item) => [item.id, item]));
  const wrong = found.items
    .map(
      (item) =>
        known.get(idOf(item)) ?? { id: idOf(item), value: isObject(item.value) ? item.value : {}, member: undefined },
    )
    .filter((item) => selection.verdict(item) === 'miss');
  const item = wrong.find(({ member }) => member !== undefined) ?? wrong[0];
  if (item === undefined) return undefined;
  const [page] = found.pages.filter(({ items }) => items.some((each) => idOf(each) === item.id));
  const index = page?.exchange.index ?? 0;
  return {
    ...common(selection),
    ...(selection.severity === undefined ? {} : { severity: selection.severity }),
    message: `A record that does not match is found ${selection.title}: ${textOf(selection)}.`,
    expected: 'only items that match',
    received: `${item.id} among the items`,
    evidence: [
      ...evidenceOf(item.member ? [item.member] : []),
      ...(selection.steps ?? []),
      ...indexesOf(found).filter((each) => each <= index),
    ],
    proof: `${proofsOf(subject.role.items).items(-1)}.every((x) => ${selection.test})`,
  };
}

/** What the list does not hold without the search, and nobody can read, belongs to others. */
async function stranger(
  { subject, selection, found }: Result,
  truth: readonly KnownItem[],
): Promise<ListFault | undefined> {
  const known = new Set(truth.map(({ id }) => id));
  const item = found.items.find((each) => !known.has(idOf(each)));
  if (item === undefined || subject.collection === undefined || subject.session.settings.shared) return undefined;
  const read = await readListed(subject, subject.collection.name, item.key);
  if (read?.response.status !== 404) return undefined;
  return {
    ...common(selection),
    message: `A record that is not in the list, and cannot be read, is found ${selection.title}: ${textOf(selection)}.`,
    expected: 'only items of the list',
    received: `${idOf(item)} among the items`,
    evidence: [...indexesOf(found), read.index],
    proof: hasNotStatus(-1, ['404']),
  };
}

/** The total counts what was found, not the whole list. */
function wrongTotal({ subject, selection, found }: Result): ListFault | undefined {
  const { total } = found;
  if (total === undefined || total === found.items.length || subject.session.settings.shared) return undefined;
  if (found.pages.length > 1) return undefined;
  const proofs = proofsOf(subject.role.items);
  return {
    ...common(selection),
    pointer: subject.role.items.total ?? '',
    message: `The total is ${total} where ${found.items.length} items are found ${selection.title}.`,
    expected: String(found.items.length),
    received: String(total),
    evidence: indexesOf(found),
    proof: allOf(isAccepted(-1), `${proofs.total(-1)} === ${proofs.items(-1)}.length`),
  };
}

const common = ({ check, basis, parameter }: Selection) => ({ check, basis, parameter });

const textOf = ({ query }: Selection): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('&');
