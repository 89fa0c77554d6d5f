import type { Endpoint } from '../document/endpoint.js';
import { plain } from '../document/names.js';
import { isAlike, type Schema } from '../document/schema.js';
import type { KeySources } from '../resource-model.js';
import type { Context } from './context.js';
import { type Draft, type Group, isList, shownList, shownRecord } from './draft.js';

/** The collection whose records a group shows inside of what they refer to, and the property that refers: `/projects/{}/issues` beside `/issues/{}`. */
export interface NestedView {
  readonly draft: Draft;
  readonly field: string;
}

export function nestedViewOf(
  group: Group,
  outer: Draft,
  { drafts, context }: { readonly drafts: readonly Draft[]; readonly context: Context },
): NestedView | undefined {
  if (outer.containers.length > 0) return undefined;
  for (const draft of drafts) {
    const field = draft.one === group.one && draft.containers.length === 0 ? fieldNaming(outer, draft) : undefined;
    if (field !== undefined && group.endpoints.some((endpoint) => shows(endpoint, draft, context)))
      return { draft, field };
  }
  return undefined;
}

/** Whether an endpoint answers with records of the collection: the same schema, or one with the same properties. */
function shows(endpoint: Endpoint, { own, record }: Draft, context: Context): boolean {
  const isRecord = (schema: Schema): boolean => schema.properties.has(own) && isAlike(schema, record);
  const found = isList(endpoint) ? shownList(endpoint, isRecord, context) : shownRecord(endpoint, isRecord, context);
  return found !== undefined;
}

/** `project_id` of issues, where projects have an id. */
const fieldNaming = ({ one, own }: Draft, { record }: Draft): string | undefined =>
  [...record.properties].find(
    ([name, { types }]) =>
      plain(own) === 'id' && plain(name) === `${one}id` && (types.has('string') || types.has('integer')),
  )?.[0];

/** The collection with a group that shows its records as well. */
export const withView = (draft: Draft, group: Group, field: string): Draft => ({
  ...draft,
  endpoints: [...draft.endpoints, ...group.endpoints],
  views: new Map(draft.views).set(group.base, field),
});

/** What the path of an endpoint puts the records of a collection into; undefined where it has other parameters than that. */
export function containersOf(endpoint: Endpoint, draft: Draft): KeySources | undefined {
  if (draft.asides.includes(endpoint)) return {};
  const { base, containers } = endpoint;
  const field = draft.views.get(base);
  const names = field === undefined ? draft.containers : [field];
  if (containers.length !== names.length) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, { in: 'path', name: containers[index] ?? '' }]));
}
