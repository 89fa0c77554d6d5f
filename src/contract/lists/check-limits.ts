import type { ListPaging } from '../../resources/index.js';
import { isRefusal, isSuccess } from '../exchange.js';
import { recordsFor } from './check-default-size.js';
import { fillList } from './fill-list.js';
import { areEqual, isAccepted, isRefused, proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { factsOf } from './parameter-text.js';
import { idOf, type ListPage, readPage } from './read-page.js';
import { askedOf, reportList } from './report-list.js';

/** Sizes and pages out of range are clamped or refused, as declared; what is not declared is not judged. */
export async function checkLimits(subject: ListSubject): Promise<void> {
  const { paging } = subject.role.items;
  if (paging === undefined) return;
  await checkBelow(subject, paging);
  await checkZero(subject, paging);
  await checkAbove(subject, paging);
}

async function ask(subject: ListSubject, parameter: string, value: unknown): Promise<ListPage> {
  askedOf(subject, 'limits-clamp-or-reject');
  const title = `with ${parameter} ${String(value)}`;
  return readPage(subject, { query: { [parameter]: value } }, { title, intent: { kind: 'open' } });
}

async function checkAbove(subject: ListSubject, paging: ListPaging): Promise<void> {
  const { size, maxSize, above } = paging;
  if (size === undefined || maxSize === undefined || above === undefined) return;
  const isLong = above === 'clamp' && (await fillList(subject, maxSize + 1));
  for (const asked of [maxSize + 1, maxSize * 10]) {
    const page = await ask(subject, size, asked);
    if (
      above === 'reject'
        ? !isRefusedWell(subject, { page, parameter: size, asked })
        : !isClampedTo(subject, { page, asked, isLong })
    )
      return;
  }
}

interface Clamped {
  readonly page: ListPage;
  readonly asked: number;
  readonly isLong: boolean;
}

/** A size above the maximum gives a page of the maximum. */
function isClampedTo(subject: ListSubject, clamped: Clamped): boolean {
  const { page, asked } = clamped;
  const { size = '', maxSize = 0, basis = 'inferred' } = subject.role.items.paging ?? {};
  if (isRight(clamped, maxSize)) return true;
  const fault = {
    check: 'limits-clamp-or-reject' as const,
    basis,
    parameter: size,
    expected: `a page of at most ${maxSize} items`,
  };
  if (isSuccess(page.exchange)) reportList(subject, { ...fault, ...wrongSize(subject, clamped, maxSize) });
  else {
    reportList(subject, {
      ...fault,
      message: `${size} ${asked} is refused where it has to count as ${maxSize}.`,
      received: `status ${page.exchange.response.status}`,
      evidence: [page.exchange.index],
      proof: isAccepted(-1),
    });
  }
  return false;
}

function wrongSize(subject: ListSubject, { page, asked, isLong }: Clamped, maxSize: number) {
  const { length } = page.items;
  const { items } = proofsOf(subject.role.items);
  const long = isLong ? ` && ${items(-1)}.length >= ${Math.min(length + 1, maxSize)}` : '';
  return {
    message: `With size ${asked} a page holds ${length} items; it has to hold as many as with ${maxSize}.`,
    received: `${length} items`,
    evidence: [...recordsFor(subject, page, maxSize + 1), page.exchange.index],
    proof: `${isAccepted(-1)} && ${items(-1)}.length <= ${maxSize}${long}`,
  };
}

function isRight({ page, isLong }: Clamped, maxSize: number): boolean {
  const { length } = page.items;
  if (!isSuccess(page.exchange)) return !isRefusal(page.exchange);
  return length <= maxSize && (!isLong || length === maxSize);
}

interface Refused {
  readonly page: ListPage;
  readonly parameter: string;
  readonly asked: number;
}

function isRefusedWell(subject: ListSubject, { page, parameter, asked }: Refused): boolean {
  if (!isSuccess(page.exchange)) return true;
  reportList(subject, {
    check: 'limits-clamp-or-reject',
    basis: subject.role.items.paging?.basis ?? 'inferred',
    parameter,
    message: `${parameter} ${asked} is out of range, and is answered with ${page.items.length} items instead of being refused.`,
    expected: 'a refusal (4xx)',
    received: `status ${page.exchange.response.status}`,
    evidence: [page.exchange.index],
    proof: isRefused(-1),
  });
  return false;
}

/** A page, offset or size below its minimum. */
async function checkBelow(subject: ListSubject, paging: ListPaging): Promise<void> {
  const { below } = paging;
  if (below === undefined) return;
  for (const { parameter, least } of boundsOf(subject, paging)) {
    for (const asked of [least - 1, least - 100]) {
      const page = await ask(subject, parameter, asked);
      if (below === 'reject') {
        if (!isRefusedWell(subject, { page, parameter, asked })) break;
      } else if (!isTakenAs(subject, { page, asked, parameter, as: await ask(subject, parameter, least) })) break;
    }
  }
}

interface Bound {
  readonly parameter: string;
  readonly least: number;
}

function boundsOf({ session, operation }: ListSubject, paging: ListPaging): readonly Bound[] {
  const place: readonly [string, number] | undefined =
    paging.style === 'page' ? [paging.page, paging.first] : paging.style === 'offset' ? [paging.offset, 0] : undefined;
  const size: readonly [string, number] | undefined = paging.size === undefined ? undefined : [paging.size, 1];
  return [place, size].flatMap((bound) => {
    if (bound === undefined) return [];
    const { minimum } = factsOf(session, operation, bound[0]).schema;
    return [{ parameter: bound[0], least: typeof minimum === 'number' ? minimum : bound[1] }];
  });
}

interface Taken {
  readonly page: ListPage;
  readonly parameter: string;
  readonly asked: number;
  readonly as: ListPage;
}

/** What lies below the minimum is answered as the minimum is. */
function isTakenAs(subject: ListSubject, { page, parameter, asked, as }: Taken): boolean {
  const [received, expected] = [page, as].map(({ items }) => JSON.stringify(items.map(idOf)));
  if (!isSuccess(as.exchange) || (isSuccess(page.exchange) && received === expected)) return true;
  if (isSuccess(page.exchange) && subject.session.settings.shared) return true;
  const { keys } = proofsOf(subject.role.items);
  reportList(subject, {
    check: 'limits-clamp-or-reject',
    basis: subject.role.items.paging?.basis ?? 'inferred',
    parameter,
    message: `${parameter} ${asked} is not answered as the smallest allowed value is.`,
    expected: `${as.items.length} items, as for the smallest value`,
    received: isSuccess(page.exchange) ? `${page.items.length} other items` : `status ${page.exchange.response.status}`,
    evidence: [page.exchange.index, as.exchange.index],
    proof: `${isAccepted(-2)} && ${areEqual(keys(-2), keys(-1))}`,
  });
  return false;
}

/** A size of 0 that the document allows, and of which it says that the page is empty. */
async function checkZero(subject: ListSubject, { size, basis }: ListPaging): Promise<void> {
  if (size === undefined) return;
  const { schema, description } = factsOf(subject.session, subject.operation, size);
  if (schema.minimum !== 0) return;
  const page = await ask(subject, size, 0);
  if (!isSuccess(page.exchange) || page.items.length === 0) return;
  const isSaid = /\b(0|zero)\b[^.]*\b(empty|no items|nothing|none)\b/is.test(description);
  reportList(subject, {
    check: 'limits-clamp-or-reject',
    basis: isSaid ? 'document' : basis,
    severity: isSaid ? 'error' : 'observation',
    parameter: size,
    message: `With ${size} 0, which the document allows, a page holds ${page.items.length} items.`,
    expected: 'an empty page',
    received: `${page.items.length} items`,
    evidence: [page.exchange.index],
    proof: `${proofsOf(subject.role.items).items(-1)}.length === 0`,
  });
}
