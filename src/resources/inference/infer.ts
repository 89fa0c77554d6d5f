import type { Operation } from '../../spec/index.js';
import type { ListRole, RecordRole } from '../resource-model.js';
import { withAsides } from './asides.js';
import type { Context } from './context.js';
import { type Draft, type Group, groupsOf, isList } from './draft.js';
import { type Junction, makesRecords, partnerOf } from './junctions.js';
import { nestedViewOf, withView } from './nested-views.js';
import { type RoleOf, recordRolesOf } from './record-roles.js';
import { toDraft } from './to-draft.js';

export interface Inferred {
  readonly drafts: readonly Draft[];
  readonly junctions: readonly Junction[];
  readonly roles: readonly RoleOf<RecordRole | ListRole>[];
}

/** What was found in paths, perhaps as the collection that a declaration names. */
export interface Adopted {
  readonly draft: Draft;
  readonly isDeclared: boolean;
}

/** What paths, methods and schemas show; `adopt` gives a draft the name and key of a declaration, or refuses it for one. */
export function infer(
  operations: readonly Operation[],
  context: Context,
  adopt: (draft: Draft) => Adopted | undefined,
): Inferred {
  const drafts: Draft[] = [];
  const junctions: Junction[] = [];
  const groups = groupsOf(operations, context).toSorted((one, other) => depthOf(one.base) - depthOf(other.base));
  const makers: Group[] = [];
  for (const group of groups) {
    const junction = junctionOf(group, drafts, context);
    if (junction !== undefined && makesRecords(junction, context)) makers.push(group);
    else if (junction !== undefined) junctions.push(junction);
    else {
      const draft = toDraft(group, context);
      const adopted = draft && adopt(draft);
      if (adopted !== undefined) drafts.push(adopted.isDeclared ? adopted.draft : named(adopted.draft, drafts));
    }
  }
  const whole = withAsides(drafts, { groups, makers, context });
  return {
    drafts: whole,
    junctions: junctions.filter(({ group }) => group.endpoints.length > 0),
    roles: whole.flatMap((draft) => recordRolesOf(draft, context)),
  };
}

/** What joins a group to the collection that it is inside of. Another view of records that are known is noted with them. */
function junctionOf(group: Group, drafts: Draft[], context: Context): Junction | undefined {
  const outer = drafts.find(({ base }) => base === group.outer);
  const view = outer && nestedViewOf(group, outer, { drafts, context });
  if (outer !== undefined && view !== undefined) {
    drafts[drafts.indexOf(view.draft)] = withView(view.draft, group, view.field);
    return { group: listsOf(group), outer, partner: view.draft, by: view.field };
  }
  const partner = outer && partnerOf(group, outer, { drafts, context });
  return outer && partner && { group, outer, partner };
}

/** What only shows the other side of a reference. */
const listsOf = (group: Group): Group => ({ ...group, endpoints: group.endpoints.filter(isList) });

const depthOf = (base: string): number => base.split('{}').length;

/** Two collections of one name are told apart by what they are inside of, or what their paths begin with. */
function named(draft: Draft, others: readonly Draft[]): Draft {
  const isTaken = (name: string): boolean => others.some((other) => other.name === name && other.base !== draft.base);
  if (!isTaken(draft.name)) return draft;
  const literals = draft.base.split('/').filter((segment) => segment !== '' && segment !== '{}');
  const before = draft.outer?.split('/').at(-1) ?? literals.at(-2);
  const longer = before === undefined ? draft.base : `${before}.${draft.name}`;
  return { ...draft, name: isTaken(longer) ? draft.base : longer };
}
