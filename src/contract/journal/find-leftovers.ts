import type { ListRole, ResourceModel } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { Case } from '../case.js';
import type { Answer } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import { nextByCursor, nextByNumber, type PageRequest, valuesOfPage } from '../lists/next-page.js';
import type { CreatedRecord, Key, Scalar, UncertainCreate } from './effects.js';

export interface Search {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  /** What marks the data of the run: a record without it belongs to somebody else. */
  readonly tag: string;
  /** Undefined where no identity may do it, or no answer came. */
  send(kase: Case): Promise<Answer | undefined>;
}

/** Pages that are read of one list; what lies behind them stays. */
const mostPages = 50;

export interface Leftovers {
  readonly found: readonly CreatedRecord[];
  /** Collections that may hold more, as there is no list of them that could be read to its end. */
  readonly unsearched: readonly string[];
}

/** The records that uncertain creates have left behind: those in the lists that hold a tagged text of the request. */
export async function findLeftovers(uncertain: readonly UncertainCreate[], search: Search): Promise<Leftovers> {
  const groups = new Map<string, { readonly first: UncertainCreate; readonly texts: Set<string>; isLikely: boolean }>();
  for (const create of uncertain) {
    const name = JSON.stringify([create.collection, Object.entries(create.context)]);
    const group = groups.get(name) ?? { first: create, texts: new Set(), isLikely: false };
    group.isLikely ||= !create.isRefused;
    for (const text of create.texts.map(fold)) if (text.includes(fold(search.tag))) group.texts.add(text);
    groups.set(name, group);
  }
  const found: CreatedRecord[] = [];
  const unsearched = new Set<string>();
  for (const { first, texts, isLikely } of groups.values()) {
    if (texts.size === 0) continue;
    const result = await searchList(first, texts, search);
    found.push(...result.found);
    if (!result.isComplete && isLikely) unsearched.add(first.collection);
  }
  return { found, unsearched: [...unsearched] };
}

const fold = (text: string): string => text.toLowerCase();

interface SearchResult {
  readonly found: readonly CreatedRecord[];
  readonly isComplete: boolean;
}

async function searchList(
  { collection, context }: UncertainCreate,
  texts: ReadonlySet<string>,
  search: Search,
): Promise<SearchResult> {
  const list = findList(collection, search);
  if (list === undefined) return { found: [], isComplete: false };
  const found: CreatedRecord[] = [];
  let isComplete = true;
  for await (const items of readPages(list, context, search)) {
    if (items === undefined) isComplete = false;
    for (const item of items ?? []) {
      const key = isOurs(item, texts) ? keyOf(list.role, item, context) : undefined;
      if (key) found.push({ collection, key, context });
    }
  }
  return { found, isComplete };
}

interface List {
  readonly operation: Operation;
  readonly role: ListRole;
}

function findList(collection: string, { spec, resources }: Search): List | undefined {
  for (const operation of spec.operations) {
    const role = resources.rolesOf(operation).find((one) => one.kind === 'list' && one.collection === collection);
    if (role?.kind === 'list') return { operation, role };
  }
  return undefined;
}

/** Undefined for a page that cannot be read, which is then the last one. */
async function* readPages(
  { operation, role }: List,
  context: Key,
  search: Search,
): AsyncGenerator<readonly unknown[] | undefined> {
  let page: PageRequest | undefined = { query: {} };
  let seen = { pages: 0, items: 0 };
  while (page !== undefined) {
    const answer: Answer | undefined =
      seen.pages < mostPages ? await search.send(toCase(operation, page, context)) : undefined;
    const items: unknown = answer?.status === 200 ? valueAtPointer(answer.value, role.items.pointer) : undefined;
    if (answer === undefined || !Array.isArray(items)) {
      yield undefined;
      return;
    }
    if (items.length === 0) return;
    yield items;
    seen = { pages: seen.pages + 1, items: seen.items + items.length };
    page = pageAfter(role, answer, seen);
  }
}

function toCase(operation: Operation, page: PageRequest, context: Key): Case {
  const values = valuesOfPage({ path: context }, page);
  const common = { operation, phase: 'state', title: 'to clean up', values, intent: { kind: 'open' } } as const;
  return page.raw === undefined ? common : { ...common, raw: { query: page.raw } };
}

function pageAfter({ items: { paging } }: ListRole, answer: Answer, seen: { pages: number; items: number }) {
  if (paging === undefined) return undefined;
  return paging.style === 'cursor' ? nextByCursor(paging, answer) : nextByNumber(paging, seen);
}

/** Whether a text of the record, at any depth, is one of ours. */
function isOurs(item: unknown, texts: ReadonlySet<string>): boolean {
  if (typeof item === 'string') return texts.has(fold(item));
  return typeof item === 'object' && item !== null && Object.values(item).some((value) => isOurs(value, texts));
}

function keyOf({ items }: ListRole, item: unknown, context: Key): Key | undefined {
  const entries = Object.entries(items.key).map(([name, source]) => {
    if ('name' in source) return [name, context[source.name]] as const;
    const value = 'pointer' in source ? valueAtPointer(item, source.pointer) : undefined;
    return [name, value] as const;
  });
  return entries.every((entry): entry is readonly [string, Scalar] => isScalar(entry[1]))
    ? Object.fromEntries(entries)
    : undefined;
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);
