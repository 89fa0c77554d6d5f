import { isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import { isObject } from '../state/same-value.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { nextByNumber } from './next-page.js';
import { readPage } from './read-page.js';
import { reportList } from './report-list.js';

const farAway = 1_000_000;

/** A page past the end is empty; or not found, where the document says so. */
export async function checkPastTheEnd(subject: ListSubject): Promise<void> {
  const { paging } = subject.role.items;
  if (paging === undefined || paging.style === 'cursor') return;
  const place = nextByNumber(paging, { pages: farAway, items: farAway });
  const page = await readPage(subject, place, { title: 'far past the end', intent: { kind: 'open' } });
  if (!isSuccess(page.exchange)) return;
  const isRefused = saysNotFound(subject);
  if (page.items.length === 0 && !isRefused) return;
  const [parameter] = Object.keys(place.query);
  reportList(subject, {
    check: 'pages-partition-the-list',
    basis: isRefused ? 'document' : paging.basis,
    parameter,
    message: `A page far past the end is answered with ${page.items.length} items${isRefused ? ', and not as missing' : ''}.`,
    expected: isRefused ? 'status 404' : 'an empty page',
    received: `status ${page.exchange.response.status}, ${page.items.length} items`,
    evidence: [page.exchange.index],
    proof: isRefused ? hasStatus(-1, ['404']) : `${proofsOf(subject.role.items).items(-1)}.length === 0`,
  });
}

/** A declared 404 that speaks of pages. */
function saysNotFound({ session, operation }: ListSubject): boolean {
  const response = operation.responses['404'];
  const written = response && session.spec.resolve(response);
  return /\bpages?\b/i.test(isObject(written) && typeof written.description === 'string' ? written.description : '');
}
