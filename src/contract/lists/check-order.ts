import type { ListSort } from '../../resources/index.js';
import { toAccessor } from '../json-pointer.js';
import { checkOrderAfterUpdate } from './check-order-after-update.js';
import { checkPages } from './check-pages.js';
import { compareSanely } from './compare-sanely.js';
import { addMembers } from './fill-list.js';
import { areEqual, proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { type KnownItem, textsAt, truthOf } from './list-truth.js';
import { isAllowedText } from './parameter-text.js';
import { idOf, type ListPage, readPage } from './read-page.js';
import { readWholeList, type WholeList } from './read-whole-list.js';
import { askedOf, evidenceOf, reportList } from './report-list.js';
import { settableValue } from './settable.js';

/** A list has the order that was asked for, and keeps it while nothing is written. */
export async function checkOrder(subject: ListSubject): Promise<void> {
  await checkSameTwice(subject);
  await checkOrderAfterUpdate(subject);
  const { sort } = subject.role.items;
  if (sort === undefined) return;
  await addMembers(subject, 3);
  for (const { field } of sort.orders) await plantTies(subject, field);
  const truth = await truthOf(subject);
  if (truth === undefined) return;
  for (const order of sort.orders) await checkSorted(subject, { sort, order, truth, query: {} });
  await checkSortedPages(subject, sort);
  await checkSortedSearch(subject, sort, truth);
}

/** Records that only their order of creation, or their ids, can tell apart. */
async function plantTies(subject: ListSubject, field: string): Promise<void> {
  const { collection } = subject;
  const isUnique = collection?.unique.some(({ fields }) => fields.includes(field)) ?? true;
  if (isUnique || !collection?.writable.has(field)) return;
  const text = tiedText(subject);
  if (subject.members().some(({ record }) => record.value[field] === text)) return;
  if (settableValue(subject, field, text) === undefined) return;
  for (let count = 0; count < 3; count += 1) await subject.add({ [field]: text });
}

/** The order goes through all pages, and ties come in one order on all of them. */
async function checkSortedPages(subject: ListSubject, sort: ListSort): Promise<void> {
  for (const { value } of sort.orders.slice(0, 6)) {
    const order = { [sort.parameter]: value };
    const areTiesRight = await checkPages(subject, { ...order, ...tiesAlone(subject) }, [1, 2]);
    if (!areTiesRight || !(await checkPages(subject, order, [2, 3]))) return;
  }
}

const tiedText = ({ session }: ListSubject): string => `${session.tag} tied`;

/** A search for the ties, where there is one: how many others there are, no reproduction can know. */
function tiesAlone(subject: ListSubject): Readonly<Record<string, unknown>> {
  const { search } = subject.role.items;
  const isSearchable = search !== undefined && isAllowedText(subject, search.parameter, tiedText(subject));
  return isSearchable ? { [search.parameter]: tiedText(subject) } : {};
}

/** A search keeps the order that was asked for. */
async function checkSortedSearch(subject: ListSubject, sort: ListSort, truth: readonly KnownItem[]): Promise<void> {
  const { search } = subject.role.items;
  const { tag } = subject.session;
  if (search === undefined || !isAllowedText(subject, search.parameter, tag)) return;
  const query = { [search.parameter]: tag };
  for (const order of sort.orders.slice(0, 4)) await checkSorted(subject, { sort, order, truth, query });
}

/** Pages make sense only of a list that has one order. */
async function checkSameTwice(subject: ListSubject): Promise<void> {
  const { paging, isStable } = subject.role.items;
  if ((paging === undefined && !isStable) || subject.session.settings.shared) return;
  await addMembers(subject, 3);
  const ask = () => readPage(subject, { query: {} }, { title: 'once more', intent: { kind: 'valid' } });
  const [one, other] = [await ask(), await ask()];
  const [expected, received] = [idsOf(one), idsOf(other)];
  askedOf(subject, 'order-is-stable');
  if (expected === received) return;
  const { keys } = proofsOf(subject.role.items);
  reportList(subject, {
    check: 'order-is-stable',
    basis: isStable || paging === undefined ? 'document' : paging.basis,
    severity: 'error',
    message: 'The same list comes in another order when it is asked for again, though nothing was written in between.',
    expected,
    received,
    evidence: [...evidenceOf(subject.members().slice(-3)), one.exchange.index, other.exchange.index],
    proof: areEqual(keys(-2), keys(-1)),
  });
}

const idsOf = ({ items }: ListPage): string => items.map(idOf).join(', ');

interface Sorted {
  readonly sort: ListSort;
  readonly order: ListSort['orders'][number];
  readonly truth: readonly KnownItem[];
  /** What is asked for besides. */
  readonly query: Readonly<Record<string, unknown>>;
}

async function checkSorted(subject: ListSubject, sorted: Sorted): Promise<void> {
  const { session, operation, role, values } = subject;
  const { sort, order } = sorted;
  const query = { ...sorted.query, [sort.parameter]: order.value };
  const size = role.items.paging?.maxSize;
  const options = { values, query, title: `sorted by ${order.value}`, ...(size === undefined ? {} : { size }) };
  const list = await readWholeList(session, { operation, role }, options);
  askedOf(subject, 'order-is-stable');
  const wrong = list.isComplete ? firstWrongPair(list, sorted) : undefined;
  if (wrong === undefined) return;

  const [first, second] = wrong;
  const members = [first, second].flatMap(({ member }) => member ?? []);
  const field = toAccessor(`/${order.field.replaceAll('.', '/')}`);
  reportList(subject, {
    check: 'order-is-stable',
    basis: sort.basis,
    parameter: sort.parameter,
    message: `Sorted by ${order.value}, ‘${textOf(first, order.field)}’ comes before ‘${textOf(second, order.field)}’.`,
    expected: `${order.field} ${order.descending ? 'descending' : 'ascending'}`,
    received: `${textOf(first, order.field)}, ${textOf(second, order.field)}`,
    evidence: [...evidenceOf(members), ...list.exchanges.map(({ index }) => index)],
    proof: orderProof(subject, field, order.descending),
  });
}

const textOf = (item: KnownItem, field: string): string => textsAt(item, field)[0] ?? '';

/** The values of the last answer, by code unit and without case, never go the other way round by both. */
function orderProof({ role }: ListSubject, field: string, isDescending: boolean): string {
  const [less, more] = isDescending ? ['b', 'a'] : ['a', 'b'];
  const values = `${proofsOf(role.items).items(-1)}.map((x) => x${field}).filter((x) => typeof x === 'string' || typeof x === 'number')`;
  const isWrong = `(typeof a === 'number' ? ${less} > ${more} : ${less} > ${more} && String(${less}).localeCompare(String(${more})) > 0 && String(${less}).toLowerCase() > String(${more}).toLowerCase())`;
  return `((v) => v.slice(1).every((b, i) => { const a = v[i]; return typeof a !== typeof b || !${isWrong}; }))(${values})`;
}

/** Two neighbours that no sane collation puts in this order. */
function firstWrongPair(list: WholeList, { order, truth }: Sorted): readonly [KnownItem, KnownItem] | undefined {
  const known = new Map(truth.map((item) => [item.id, item]));
  const items = list.items.flatMap((item) => known.get(idOf(item)) ?? []);
  for (const [index, second] of items.entries()) {
    const first = items[index - 1];
    if (first === undefined) continue;
    const sign = compareSanely(first.value[order.field], second.value[order.field]);
    if (order.descending ? sign < 0 : sign > 0) return [first, second];
  }
  return undefined;
}
