import { makePeople } from '../../generation/index.js';
import { createIds, type Fixture } from '../../state/index.js';
import { orgUserManagementProfiles } from './org-user-management.js';
import type { ProfileName } from './profile-name.js';
import type { Collections, Profiles } from './profiles.js';
import { secodaProfiles } from './secoda.js';
import { squadcastProfiles } from './squadcast.js';
import { windmillProfiles } from './windmill.js';

const profiles: Readonly<Record<string, Profiles>> = {
  squadcast: squadcastProfiles,
  'org-user-management': orgUserManagementProfiles,
  secoda: secodaProfiles,
  windmill: windmillProfiles,
};

const manyPeople = 10_000;

/** The state of a bundled service by the name of a profile, from its fixture; the same for the same seed. */
export function profileOf<Given extends Fixture>(
  name: Exclude<ProfileName, 'small'>,
  service: string,
  { small, seed }: { readonly small: Given; readonly seed: string },
): Given {
  const known = profiles[service];
  if (known === undefined) return small;
  const collections = small.collections as Collections;
  if (name === 'empty') return { ...small, collections: known.empty(collections) };
  const missing = manyPeople - (collections[known.people]?.length ?? 0);
  const drawn = new Map<string, number>();
  const count = (purpose: string): number => {
    const number = drawn.get(purpose) ?? 0;
    drawn.set(purpose, number + 1);
    return number;
  };
  const making = { people: makePeople(missing, seed), ids: createIds(JSON.stringify([seed, 'large']), { count }) };
  return { ...small, collections: known.large(collections, making) };
}
