import { describe, expect, test } from 'vitest';
import { holds } from '../../../src/contract/reproduction/prove.js';
import { type Api, apis, faultsOf, play, playMock, specOf } from './corpus.js';

/** Faults that are about more than one request, a few of each API; the fault-detection bench asks for all of them. */
const telling: Readonly<Record<string, readonly string[]>> = {
  squadcast: ['access-outlives-refresh-token', 'swap-loses-tokens', 'refused-swap-deletes', 'list-remembered'],
  'org-user-management': ['own-roles-remembered', 'removed-user-keeps-access', 'refused-update-half-applied'],
  secoda: ['empty-groups-share-members', 'read-cache-survives-patch', 'rename-comes-before-the-check'],
  windmill: ['logout-keeps-token', 'rights-of-the-login', 'tokens-outlive-account', 'password-of-everybody-alike'],
};

const one = <T>(value: T | readonly T[]): readonly T[] => [value].flat() as readonly T[];

describe.each(apis)('the workflows of $name', (api: Api) => {
  const spec = specOf(api);

  test.each(['alder', 'birch'])('hold on a correct server, with the seed %s', async (seed) => {
    const { drafts, notes } = await play(api, await spec, { seed });
    expect(drafts.map(({ message }) => message)).toEqual([]);
    expect(notes).toEqual([]);
  });

  test('hold on the mock', async () => {
    const { drafts, notes } = await playMock(api, await spec);
    expect(drafts.map(({ message }) => message)).toEqual([]);
    expect(notes).toEqual([]);
  });

  test.each(telling[api.name] ?? [])('find and prove %s', async (id) => {
    const fault = (await faultsOf(api)).find((each) => each.id === id);
    const { drafts, history } = await play(api, await spec, { seed: 'alder', fault: id });
    const found = drafts.find(
      ({ check, operation, shownBy = [] }) =>
        one(fault?.promise).includes(check) &&
        [operation, ...shownBy].some((each) => one(fault?.operation).includes(each)),
    );
    expect(found).toBeDefined();
    const answers = found?.evidence.flatMap((index) => history[index]?.response ?? []) ?? [];
    expect(holds(found?.proof ?? '', answers)).toBe(false);
  });
});
