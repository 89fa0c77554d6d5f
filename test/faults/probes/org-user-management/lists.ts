import { expect } from 'vitest';
import type { Client } from '../../support/client.js';
import type { Probes } from '../../support/corpus.js';
import { listed, type Person, read } from './steps.js';

/** Pages and searches. */
export const listProbes: Probes = {
  'big-page-refused': async (api) => {
    expect((await read(api, '/users?page_size=250')).items).toEqual((await listed(api)).slice(0, 100));
  },
  'later-pages-start-late': async (api) => {
    const all = await listed(api);
    for (const size of [1, 3, 4]) {
      const pages: Person[] = [];
      for (let number = 1; number <= Math.ceil(all.length / size); number++) {
        pages.push(...(await read(api, `/users?page_size=${size}&page_number=${number}`)).items);
      }
      expect(pages).toEqual(all);
    }
  },
  'count-of-the-page': async (api) => {
    expect((await read(api, '/users?page_size=2')).count).toBe((await listed(api)).length);
  },
  'page-size-zero-means-all': async (api) => {
    expect((await read(api, '/users?page_size=0')).items).toEqual([]);
  },
  'search-case-sensitive': async (api) => {
    await expectFound(api, (name) => name.toUpperCase());
  },
  'search-from-the-start': async (api) => {
    await expectFound(api, (name) => name.slice(2));
  },
  'count-ignores-search': async (api) => {
    expect(await read(api, '/users?name_search=nobody at all')).toMatchObject({ count: 0, items: [] });
  },
};

async function expectFound(api: Client, toSearch: (name: string) => string): Promise<void> {
  const all = await listed(api);
  for (const { name } of all.slice(0, 3)) {
    const text = toSearch(name);
    const expected = all.filter((person) => person.name.toLowerCase().includes(text.toLowerCase()));
    expect((await read(api, `/users?name_search=${encodeURIComponent(text)}`)).items).toEqual(expected);
  }
}
