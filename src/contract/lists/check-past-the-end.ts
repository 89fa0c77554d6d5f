import { isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import { isObject } from '../state/same-value.js';
import { readWhole } from './fill-list.js';
import { proofsOf } from './list-proofs.js';
import type { ListSubject } from './list-subject.js';
import { nextByNumber } from './next-page.js';
import { factsOf } from './parameter-text.js';
import { idOf, type ListPage, readPage } from './read-page.js';
import { askedOf, type ListFault, reportList } from './report-list.js';

const farAway = 1_000_000;

/** A page past the end is empty; or not found, where the document says so. */
export async function checkPastTheEnd(subject: ListSubject): Promise<void> {
  const { paging } = subject.role.items;
  if (paging === undefined || paging.style === 'cursor') return;
  const place = nextByNumber(paging, { pages: farAway, items: farAway });
  const page = await readPage(subject, place, { title: 'far past the end', intent: { kind: 'open' } });
  askedOf(subject, 'pages-partition-the-list');
  if (!isSuccess(page.exchange)) return;
  const [parameter = ''] = Object.keys(place.query);
  const received = `status ${page.exchange.response.status}, ${page.items.length} items`;
  const fault = { check: 'pages-partition-the-list', parameter, received, evidence: [page.exchange.index] } as const;
  if (saysNotFound(subject)) {
    reportList(subject, {
      ...fault,
      basis: 'document',
      message: 'A page far past the end is answered, and not as missing.',
      expected: 'status 404',
      proof: hasStatus(-1, ['404']),
    });
  } else if (page.items.length > 0) {
    reportList(subject, {
      ...fault,
      ...severityOf(subject, parameter, await isRepeated(subject, page)),
      message: `A page far past the end is answered with ${page.items.length} items.`,
      expected: 'an empty page',
      proof: `${proofsOf(subject.role.items).items(-1)}.length === 0`,
    });
  }
}

/** Whoever reads page after page until one is empty never ends where the last page comes again and again. */
async function isRepeated(subject: ListSubject, { items }: ListPage): Promise<boolean> {
  const { items: listed } = await readWhole(subject);
  const known = new Set(listed.map(idOf));
  return items.every((item) => known.has(idOf(item)));
}

function severityOf(
  subject: ListSubject,
  parameter: string,
  isAgain: boolean,
): Pick<ListFault, 'basis'> & { readonly severity?: 'observation' } {
  const { basis = 'inferred' } = subject.role.items.paging ?? {};
  if (saysEmpty(subject, parameter)) return { basis: 'document' };
  return isAgain && basis !== 'inferred' ? { basis } : { basis, severity: 'observation' };
}

/** The document tells what lies behind the end. */
function saysEmpty({ session, operation }: ListSubject, parameter: string): boolean {
  const { description } = factsOf(session, operation, parameter);
  return /\b(past|beyond|behind|after) the (end|last)\b/i.test(description);
}

/** A declared 404 that speaks of pages. */
function saysNotFound({ session, operation }: ListSubject): boolean {
  const response = operation.responses['404'];
  const written = response && session.spec.resolve(response);
  return /\bpages?\b/i.test(isObject(written) && typeof written.description === 'string' ? written.description : '');
}
