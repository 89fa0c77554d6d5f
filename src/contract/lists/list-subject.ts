import type { Collection, KeySources, LinkRole, ListRole, RelatedRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { isSafe, isSuccess } from '../exchange.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { create, type ListMeans } from './create.js';
import { fillSources } from './fill-sources.js';
import { keyText, type ListSource } from './read-page.js';

type Values = Readonly<Record<string, unknown>>;

/** A record of ours that has to be in a list. */
export interface Member {
  readonly id: string;
  readonly record: OwnRecord;
  /** The exchanges that put it there. */
  readonly evidence: readonly number[];
}

/** A list to check, and the means to put records of our own into it. */
export interface ListSubject extends ListSource, ListMeans {
  /** Of its items. */
  readonly collection: Collection | undefined;
  members(): readonly Member[];
  /** Puts one more record of ours into the list; undefined where that cannot be done. */
  add(overrides?: Values): Promise<Member | undefined>;
}

export interface ListDescription {
  readonly operation: Operation;
  readonly role: ListRole | RelatedRole;
}

/** The list with values for its path, or undefined where there are none. */
export async function createListSubject(
  means: ListMeans,
  { operation, role }: ListDescription,
): Promise<ListSubject | undefined> {
  return role.kind === 'list' ? listOfRecords(means, { operation, role }) : listOfPartners(means, { operation, role });
}

interface Described<R> {
  readonly operation: Operation;
  readonly role: R;
}

async function listOfRecords(
  { session, scene, schemas }: ListMeans,
  { operation, role }: Described<ListRole>,
): Promise<ListSubject | undefined> {
  const values = await scene.prepare(operation);
  if (values === undefined) return undefined;
  const toMember = (record: OwnRecord): Member => ({ id: keyText(record.key), record, evidence: [record.createdBy] });
  // What a refused request left behind is only known from a list.
  const isCreated = ({ createdBy }: OwnRecord): boolean => {
    const creation = session.history[createdBy];
    return creation !== undefined && !isSafe(creation);
  };
  const isInside = ({ key }: OwnRecord): boolean => isIn(role.items.key, key, values);
  return {
    session,
    scene,
    schemas,
    operation,
    role,
    values,
    collection: session.resources.collections.get(role.collection),
    members: () => scene.own(role.collection).filter(isInside).filter(isCreated).map(toMember),
    async add(overrides) {
      const record = await create({ session, scene, schemas }, role.collection, overrides);
      return record !== undefined && isInside(record) ? toMember(record) : undefined;
    },
  };
}

/** Whether a record lies in the container that the request names. */
function isIn(sources: KeySources, key: Readonly<Record<string, unknown>>, values: RequestValues): boolean {
  return Object.entries(sources).every(
    ([name, source]) => source.in !== 'path' || String(values.path?.[source.name]) === String(key[name]),
  );
}

/** The list of the partners of a fresh record, who are all ours. */
async function listOfPartners(
  { session, scene, schemas }: ListMeans,
  { operation, role }: Described<RelatedRole>,
): Promise<ListSubject | undefined> {
  const relation = session.resources.relations.get(role.relation);
  const link = linkOf(session, role.relation);
  if (relation === undefined || link === undefined) return undefined;
  const [near, far] = role.side === 'from' ? [relation.from, relation.to] : [relation.to, relation.from];
  const owner = await scene.fresh(near);
  if (owner === undefined) return undefined;

  const members: Member[] = [];
  const unused = [...scene.own(far)];
  return {
    session,
    scene,
    schemas,
    operation,
    role,
    values: fillSources({}, role.of, owner.key),
    collection: session.resources.collections.get(far),
    members: () => members,
    async add(overrides) {
      const partner =
        (overrides === undefined ? unused.shift() : undefined) ??
        (await create({ session, scene, schemas }, far, overrides));
      if (partner === undefined) return undefined;
      const [from, to] = role.side === 'from' ? [owner, partner] : [partner, owner];
      const values = fillSources(fillSources({}, link.role.from, from.key), link.role.to, to.key);
      const linked = await session.send({
        operation: link.operation,
        phase: 'lists',
        title: 'to fill a list',
        values,
        intent: { kind: 'valid' },
      });
      if (!isSuccess(linked)) return undefined;
      const evidence = [owner.createdBy, partner.createdBy, linked.index];
      members.push({ id: keyText(partner.key), record: partner, evidence });
      return members.at(-1);
    },
  };
}

function linkOf(session: Session, relation: string): Described<LinkRole> | undefined {
  for (const operation of session.spec.operations) {
    const role = session.resources
      .rolesOf(operation)
      .find((candidate) => candidate.kind === 'link' && candidate.relation === relation);
    if (role?.kind === 'link' && session.mayCall(operation)) return { operation, role };
  }
  return undefined;
}
