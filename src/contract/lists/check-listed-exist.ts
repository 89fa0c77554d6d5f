import type { ReferenceField } from '../../resources/index.js';
import { valueAtPointer } from '../json-pointer.js';
import { hasNotStatus } from '../proof.js';
import { readWhole } from './fill-list.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { readListed } from './read-listed.js';
import { idOf, type ListedItem } from './read-page.js';
import { askedOf, reportList } from './report-list.js';

const sample = 12;

/** What is listed can be read by its id, and so can what it refers to. */
export async function checkListedExist(subject: ListSubject): Promise<void> {
  const { collection } = subject;
  if (collection === undefined) return;
  const { items } = await readWhole(subject);
  const some = spread(items);
  askedOf(subject, 'created-is-readable');
  const areThere = await checkItems(subject, some);
  if (!areThere) return;
  for (const reference of collection.references) await checkReferences(subject, some, reference);
}

/** From the whole length of the list. */
const spread = (items: readonly ListedItem[]): readonly ListedItem[] =>
  items.length <= sample
    ? items
    : Array.from(
        { length: sample },
        (_unset, index) => items[Math.floor((index * (items.length - 1)) / (sample - 1))],
      ).filter((item) => item !== undefined);

async function checkItems(subject: ListSubject, items: readonly ListedItem[]): Promise<boolean> {
  const { collection, operation } = subject;
  if (collection === undefined) return true;
  for (const item of items) {
    const read = await readListed(subject, collection.name, item.key);
    if (read?.response.status !== 404) continue;
    const again = await findAgain(subject, item);
    if (again === undefined) continue;
    const isSign = await isMisread(subject, item, items);
    reportList(subject, {
      check: isSign ? 'percent-encoded-ids-work' : 'created-is-readable',
      ...(isSign && { blamed: read.operation.id }),
      basis: subject.role.basis,
      severity: 'error',
      message: `${operation.id} lists a record that ${read.operation.id} does not find.`,
      expected: 'to find what is listed',
      received: 'status 404',
      evidence: [again, read.index],
      proof: hasNotStatus(read.index > again ? -1 : 0, ['404']),
    });
    return false;
  }
  return true;
}

/** Whether the signs in its id are what is misread: others, without one of them, are found. */
async function isMisread(subject: ListSubject, item: ListedItem, items: readonly ListedItem[]): Promise<boolean> {
  const signs = signsIn(item);
  const plainer = items.find((other) => signs.some((sign) => !signsIn(other).includes(sign)));
  if (plainer === undefined || subject.collection === undefined) return false;
  const read = await readListed(subject, subject.collection.name, plainer.key);
  return read?.response.status === 200;
}

/** What has to be percent-encoded in a path, or might be. */
const signsIn = ({ key }: ListedItem): readonly string[] =>
  String(Object.values(key).at(-1)).match(/[^A-Za-z0-9._~-]/g) ?? [];

async function checkReferences(
  subject: ListSubject,
  items: readonly ListedItem[],
  { field, to, onDelete, basis }: ReferenceField,
): Promise<void> {
  const property = subject.session.resources.collections.get(to)?.key.at(-1);
  if (property === undefined) return;
  const values = items.map((item) => valueAtPointer(item.value, `/${field}`));
  for (const value of new Set(values.filter((each) => typeof each === 'string' || typeof each === 'number'))) {
    const read = await readListed(subject, to, { [property]: value });
    if (read?.response.status !== 404) continue;
    const again = (await readWhole(subject)).pages.find(({ items: listed }) =>
      listed.some((item) => valueAtPointer(item.value, `/${field}`) === value),
    );
    if (again === undefined) continue;
    reportList(subject, {
      check: 'relation-sides-agree',
      basis,
      severity: onDelete === undefined ? 'observation' : 'error',
      pointer: `${subject.role.items.pointer}/*/${field}`,
      message: `A listed ${field} names a record of ${to} that is not found.`,
      expected: `to find ${String(value)}`,
      received: 'status 404',
      evidence: [read.index, again.exchange.index],
      proof: `${hasNotStatus(0, ['404'])} || !${proofsOf(subject.role.items).items(-1)}.some((x) => x[${JSON.stringify(field)}] === ${JSON.stringify(value)})`,
    });
    return;
  }
}

/** Others may have deleted it in between: only what is still listed counts. */
async function findAgain(subject: ListSubject, item: ListedItem): Promise<number | undefined> {
  const { pages } = await readWhole(subject);
  return pages.find(({ items }) => items.some((each) => idOf(each) === idOf(item)))?.exchange.index;
}
