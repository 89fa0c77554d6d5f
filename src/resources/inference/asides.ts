import type { Endpoint } from '../document/endpoint.js';
import { isAlike, type Schema } from '../document/schema.js';
import type { Context } from './context.js';
import { type Draft, type Group, isCreate, isList, isRecordOf, isSearch, shownList, shownRecord } from './draft.js';

/**
 * Collections with the endpoints of other paths that show their records, or make one: `/user/repos` beside `/repos/{owner}/{repo}`,
 * `/{account}/sites` beside `/sites/{id}`, `/search/users`. What such paths select the records by is not known.
 */
export function withAsides(drafts: readonly Draft[], { groups, makers, context }: Candidates): readonly Draft[] {
  const outers = new Set(groups.map(({ outer }) => outer));
  const bases = new Set(drafts.filter(isHome).map(({ base }) => base));
  const isLoose = ({ base, outer = '' }: Group): boolean => !bases.has(base) && !bases.has(outer) && !outers.has(base);
  const loose = groups.filter((group) => makers.includes(group) || isLoose(group));
  const homes = new Map(
    loose.flatMap((group) => {
      const home = drafts.find((draft) => isHome(draft) && isAsideOf(group, draft, context));
      return home === undefined ? [] : [[group, home] as const];
    }),
  );
  const moved = new Set([...homes.keys()].map(({ base }) => base));
  return drafts
    .filter(({ base }) => !moved.has(base))
    .map((draft) => {
      const asides = [...homes].filter(([, home]) => home === draft).flatMap(([{ endpoints }]) => endpoints);
      return asides.length === 0 ? draft : { ...draft, asides };
    });
}

interface Candidates {
  readonly groups: readonly Group[];
  /** Those inside of other records that make some of their own: `/sites/{id}/builds` beside `/builds/{id}`. */
  readonly makers: readonly Group[];
  readonly context: Context;
}

/** Only where records can be picked, there is more to them than a list. */
const isHome = ({ endpoints, isKeyShown }: Draft): boolean =>
  isKeyShown && endpoints.some(({ item, query }) => item !== undefined || query !== undefined);

function isAsideOf(group: Group, draft: Draft, context: Context): boolean {
  const isRecord = (schema: Schema): boolean => isRecordOf(draft)(schema) && isAlike(schema, draft.record);
  const shows = (endpoint: Endpoint): boolean => {
    if (isList(endpoint) || isSearch(endpoint)) return shownList(endpoint, isRecord, context) !== undefined;
    return isCreate(endpoint) && shownRecord(endpoint, isRecord, context) !== undefined;
  };
  const isCalledAlike = group.one === draft.one || group.endpoints.every(isSearch);
  return isCalledAlike && group.endpoints.every(shows);
}
