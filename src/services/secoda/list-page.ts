import { type HttpRequest, headerOf, notFound, type Problem } from '../../http/index.js';
import type { Window } from '../../resources/index.js';
import type { Collection } from '../../state/index.js';
import type { components } from './generated/document.js';

type Schemas = components['schemas'];

/** What every list answers with. */
interface Page<T> {
  readonly links: Schemas['PageLinks'];
  readonly meta: Schemas['PageMeta'];
  readonly count: number;
  readonly total_pages: number;
  readonly results: readonly T[];
}

/** The page of a collection that a request asks for; not found where there are not so many. An empty collection has one page. */
export function listPage<T extends object>(
  items: Collection<T>,
  { window: { page, offset, limit }, request }: { readonly window: Window; readonly request: HttpRequest },
): { readonly status: 200; readonly body: Page<T> } | Problem {
  const total_pages = Math.max(1, Math.ceil(items.size / limit));
  if (page > total_pages) return notFound(`There is no page ${page}.`);

  const next_page = page < total_pages ? page + 1 : null;
  const previous_page = page > 1 ? page - 1 : null;
  const body = {
    links: { next: linkTo(next_page, request), previous: linkTo(previous_page, request) },
    meta: { page, previous_page, next_page },
    count: items.size,
    total_pages,
    results: items.slice(offset, limit),
  };
  return { status: 200, body };
}

/** The address that the request was sent to, with another page; relative where the request does not say its host. */
function linkTo(page: number | null, { headers, mount = '', path, query }: HttpRequest): string | null {
  if (page === null) return null;
  const parameters = new URLSearchParams(query);
  parameters.set('page', String(page));
  const host = headerOf(headers, 'host');
  if (host === undefined) return `?${parameters.toString()}`;
  const [scheme = 'http'] = headerOf(headers, 'x-forwarded-proto')?.split(',') ?? [];
  return `${scheme}://${host}${mount}${path}?${parameters.toString()}`;
}
