import { describe, expect, test } from 'vitest';
import { readResourceModel } from '../../src/resources/index.js';
import { describePaging, describeQueries } from './describe-model.js';
import { list, object, type SmallApi, type SmallOperation, specOf } from './small-api.js';

const User = object({
  'id!': 'string',
  name: 'string',
  email: 'string',
  first_name: 'string',
  status: { enum: ['on', 'off'] },
  is_admin: 'boolean',
  team_id: 'integer',
  tags: list('string'),
  created_at: 'string',
});

/** How the list of users is read. */
async function itemsOf(operation: SmallOperation) {
  const api: SmallApi = { schemas: { User }, operations: { 'GET /users': operation } };
  const spec = await specOf(api);
  const [role] = spec.operations.flatMap(readResourceModel(spec).rolesOf);
  return role?.kind === 'list' ? role.items : undefined;
}

const pagingOf = async (query: SmallOperation['query'], answer: SmallOperation['answer'] = list('User')) =>
  describePaging((await itemsOf({ query: query ?? {}, answer }))?.paging);

const queriesOf = async (query: SmallOperation['query'], answer: SmallOperation['answer'] = list('User')) => {
  const items = await itemsOf({ query: query ?? {}, answer });
  return items && describeQueries(items);
};

const text = (description: string) => ({ type: 'string', description });
const whole = { type: 'integer' };

describe('pages', () => {
  test.each([
    { query: {}, paging: 'whole' },
    { query: { page: whole }, paging: 'page from 1' },
    { query: { pageNumber: whole, pageSize: { ...whole, default: 25 } }, paging: 'pageNumber from 1 by pageSize (25)' },
    { query: { page: { ...whole, default: 0 }, size: whole }, paging: 'page from 0 by size' },
    { query: { page: { ...whole, minimum: 0 }, size: whole }, paging: 'page from 0 by size' },
    { query: { page: { ...whole, description: 'Zero-based.' } }, paging: 'page from 0' },
    { query: { 'page[number]': whole, 'page[size]': whole }, paging: 'page[number] from 1 by page[size]' },
    {
      query: { page: { ...whole, minimum: 1 }, per_page: { ...whole, minimum: 1, maximum: 50, default: 10 } },
      paging: 'page from 1 by per_page (10, at most 50, above: reject, below: reject)',
    },
    {
      query: {
        page: whole,
        limit: { ...whole, description: 'Defaults to 20; values above 100 are capped at 100, up to 100.' },
      },
      paging: 'page from 1 by limit (20, at most 100, above: clamp)',
    },
    {
      query: { page: whole, limit: { ...whole, description: 'At most 100.' } },
      paging: 'page from 1 by limit (at most 100)',
    },
    { query: { offset: whole, limit: { ...whole, default: 20 } }, paging: 'offset by limit (20)' },
    { query: { skip: { ...whole, minimum: 0 }, top: { ...whole, minimum: 1 } }, paging: 'skip by top (below: reject)' },
  ])('$paging', async ({ query, paging }) => {
    expect(await pagingOf(query)).toBe(paging);
  });

  test.each([
    { parameter: 'cursor', around: { nextCursor: 'string' }, paging: 'cursor from /nextCursor' },
    { parameter: 'after', around: { paging: object({ next: 'string' }) }, paging: 'after from /paging/next' },
    { parameter: 'page_token', around: { next_page_token: 'string' }, paging: 'page_token from /next_page_token' },
    {
      parameter: 'cursor',
      around: { meta: object({ next_cursor: 'string' }) },
      paging: 'cursor from /meta/next_cursor',
    },
    { parameter: 'cursor', around: { links: object({ next: 'string' }) }, paging: 'cursor from /links/next' },
    {
      parameter: 'cursor',
      around: { _links: object({ next: object({ href: 'string' }) }) },
      paging: 'cursor from /_links/next/href',
    },
  ])('$paging', async ({ parameter, around, paging }) => {
    expect(await pagingOf({ [parameter]: { type: 'string' } }, object({ data: list('User'), ...around }))).toBe(paging);
  });

  test('past the end, where the document speaks of it', async () => {
    const items = await itemsOf({
      query: { page: whole },
      answer: list('User'),
      refusals: { 404: 'There is no such page.' },
    });
    expect(describePaging(items?.paging)).toBe('page from 1 (beyond: not-found)');
    const plain = await itemsOf({ query: { page: whole }, answer: list('User'), refusals: { 404: 'Not found.' } });
    expect(describePaging(plain?.paging)).toBe('page from 1');
  });
});

describe('totals', () => {
  const count = (description: string) => ({ ...whole, description });

  test.each([
    { around: { total: 'integer' }, total: '/total' },
    { around: { totalCount: 'integer', count: 'integer' }, total: '/totalCount' },
    { around: { meta: object({ total: 'integer' }) }, total: '/meta/total' },
    { around: { count: count('All users that match.') }, total: '/count' },
    { around: { count: 'integer' }, total: undefined },
    { around: { count: count('How many of all are on this page.') }, total: undefined },
    { around: { total_pages: 'integer' }, total: undefined },
    { around: { total: 'string' }, total: undefined },
  ])('$around: $total', async ({ around, total }) => {
    const items = await itemsOf({ query: { page: whole }, answer: object({ items: list('User'), ...around }) });
    expect(items?.total).toBe(total);
  });

  test('a count beside a whole list counts all of it', async () => {
    expect((await itemsOf({ answer: object({ items: list('User'), count: 'integer' }) }))?.total).toBe('/count');
  });
});

describe('filters', () => {
  test.each([
    { query: { status: { enum: ['on', 'off'] } }, filters: ['status = status (document)'] },
    { query: { isAdmin: { type: 'boolean' } }, filters: ['isAdmin = is_admin (document)'] },
    { query: { 'filter[status]': { type: 'string' } }, filters: ['filter[status] = status (inferred)'] },
    {
      query: { email: text('Only the user with this address, case-insensitive.') },
      filters: ['email = email ~ (document)'],
    },
    { query: { name: { type: 'string' } }, filters: ['name = name (inferred)'] },
    { query: { team_id: whole }, filters: ['team_id = team_id (inferred)'] },
    { query: { team_id: { type: 'boolean' } }, filters: [] },
    { query: { status: { enum: ['on', 'all'] } }, filters: [] },
    { query: { tags: { type: 'string' } }, filters: [] },
    { query: { email: text('Addresses that start with this.') }, filters: [] },
    { query: { created_after: { type: 'string' } }, filters: [] },
    { query: { fields: { type: 'string' } }, filters: [] },
  ])('$query', async ({ query, filters }) => {
    expect(await queriesOf(query)).toEqual(filters);
  });
});

describe('searches', () => {
  test.each([
    {
      query: { q: text('Users whose `name` or `email` contains this, in upper or lower case.') },
      search: 'q in name, email ~ (document)',
    },
    { query: { search: text('Search by name or email.') }, search: 'search in name, email (inferred)' },
    {
      query: { query: text('Matches first name, name and email.') },
      search: 'query in first_name, name, email (inferred)',
    },
    { query: { name_search: text('Keeps those that contain this text.') }, search: 'name_search in name (document)' },
    { query: { name: text('Part of the name.') }, search: 'name in name (document)' },
    {
      query: { q: text('Only those whose `first_name`, `name` or `email` contains this. There are no wildcards.') },
      search: 'q in first_name, name, email (document)',
    },
    {
      query: { q: text('Returns users whose first_name, name or e-mail contains this text. Case is ignored.') },
      search: 'q in first_name, name, email ~ (document)',
    },
    {
      query: { q: text('Case-insensitive substring of the name or the email. Wildcards are not supported.') },
      search: 'q in name, email ~ (document)',
    },
    { query: { search: text('Searches the name, the email.') }, search: 'search in name, email (inferred)' },
    { query: { q: text('Name or email contains this text.') }, search: 'q in name, email (document)' },
    {
      query: { q: text('Text contained in the `name`, not in the `email`. Combine it with `status` as you like.') },
      search: 'q in name (document)',
    },
    { query: { q: text('A list of users by name.') }, search: 'q in name (inferred)' },
    { query: { q: text('Text contained in `name`; `*` is a wildcard.') }, search: undefined },
    { query: { q: { type: 'string' } }, search: undefined },
    { query: { q: text('Search by name or department.') }, search: undefined },
    { query: { q: text('Full-text search in `name`.') }, search: undefined },
    { query: { filter: text('A SCIM expression over `name`.') }, search: undefined },
  ])('$query', async ({ query, search }) => {
    expect(await queriesOf(query)).toEqual(search === undefined ? [] : [search]);
  });
});

describe('orders', () => {
  test.each([
    { query: { sort: { enum: ['name', '-name'] } }, sort: 'sort: name is name, -name is -name (document)' },
    {
      query: { order_by: { enum: ['name:asc', 'firstName:desc'] } },
      sort: 'order_by: name:asc is name, firstName:desc is -first_name (document)',
    },
    {
      query: { sort: { enum: ['name_asc', 'name_desc'] } },
      sort: 'sort: name_asc is name, name_desc is -name (document)',
    },
    {
      query: { sort_by: { enum: ['name'] }, order: { enum: ['asc', 'desc'], default: 'desc' } },
      sort: 'sort_by: name is -name (document)',
    },
    {
      query: { sort: text('`name` or `email`; a minus sign turns it round.') },
      sort: 'sort: name is name, email is email, -name is -name, -email is -email (inferred)',
    },
    { query: { sort: { type: 'string' } }, sort: undefined },
    { query: { sort: { enum: ['relevance', 'newest'] } }, sort: undefined },
    { query: { order: { enum: ['asc', 'desc'] } }, sort: undefined },
  ])('$query', async ({ query, sort }) => {
    expect(await queriesOf(query)).toEqual(sort === undefined ? [] : [sort]);
  });

  test.each([
    { said: 'In a stable order.', isStable: true },
    { said: 'Sorted by name.', isStable: true },
    { said: 'The order may change.', isStable: false },
  ])('$said', async ({ said, isStable }) => {
    expect((await itemsOf({ answer: list('User'), text: said }))?.isStable).toBe(isStable);
  });
});
