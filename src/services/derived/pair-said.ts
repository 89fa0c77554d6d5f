import type { ListItems, Relation, Schema, Shown } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { bodyOf, placeIn } from './declared-body.js';
import type { Kind } from './kind.js';
import { isBeginning, isLastChange, timeAs } from './moments.js';
import { plain } from './words.js';
import { kindOf, takesNull, type Values, type World } from './world.js';

export function requestSchemaOf({ read }: World, { requestBody }: Operation): Schema | undefined {
  const media = Object.values(requestBody?.content ?? {}).find(({ schema }) => schema !== undefined);
  return media?.schema && read(media.schema);
}

export interface NewPair {
  readonly relation: Relation;
  /** The operation that makes it, if one does. */
  readonly operation?: Operation;
  readonly now: number;
}

/** What is said of a new pair: defaults, and what a server fills in. */
export function newSaid(world: World, { relation, operation, now }: NewPair): Values {
  const request = operation && requestSchemaOf(world, operation);
  const usual = [...(request?.properties ?? [])].flatMap(([name, property]) => {
    const value = property.keyword('default');
    return value === undefined ? [] : [[name, value] as const];
  });
  const schema = pairSchemaOf(world, relation.name);
  const kinds = [kindOf(world, relation.from), kindOf(world, relation.to)];
  const filled = [...(schema?.properties ?? [])]
    .filter(([name, property]) => !isOfEnd(name, kinds, property))
    .flatMap(([name, property]) => {
      const isTime = isBeginning(name, property) || isLastChange(name, property);
      if (isTime) return [[name, timeAs(property, now)] as const];
      return schema?.required.has(name) === true ? [[name, usualOf(world, name, property)] as const] : [];
    });
  return { ...Object.fromEntries(filled), ...Object.fromEntries(usual) };
}

function usualOf(world: World, name: string, property: Schema): unknown {
  const said = property.keyword('default');
  if (said !== undefined) return said;
  if (takesNull(world, property)) return null;
  return world.generator.value(property.at, { purpose: name, extent: 'minimal', direction: 'response' });
}

/** Whether a property of a pair is one of its records, one of their keys, or something that they have. */
const isOfEnd = (name: string, kinds: readonly Kind[], property: Schema): boolean =>
  kinds.some((kind) => {
    const one = plain(kind.name).replace(/s$/, '');
    const own = kind.properties.get(name);
    const isShared =
      own !== undefined && JSON.stringify(own.keyword('enum')) === JSON.stringify(property.keyword('enum'));
    return isShared || [one, `${one}${plain(kind.own)}`, plain(kind.own)].includes(plain(name));
  });

export const changeTimes = (world: World, relation: Relation, now: number): Values =>
  Object.fromEntries(
    [...(pairSchemaOf(world, relation.name)?.properties ?? [])].flatMap(([name, property]) =>
      isLastChange(name, property) ? [[name, timeAs(property, now)] as const] : [],
    ),
  );

/** The schema that shows the pairs of a relation: in an answer about one of them, or in a list. */
function pairSchemaOf(world: World, relation: string): Schema | undefined {
  for (const operation of world.spec.operations) {
    const body = bodyOf(operation, world.read);
    const action = world.model.actionOf(operation);
    for (const role of [...world.model.rolesOf(operation), ...(action === undefined ? [] : [action])]) {
      if (!('relation' in role) || role.relation !== relation || body === undefined) continue;
      const shown = role.kind === 'related' ? listedPair(body, role.items) : shownPair(body, role.shows);
      if (shown !== undefined) return shown;
    }
  }
  return undefined;
}

const shownPair = (body: Schema, shows: Shown | undefined): Schema | undefined =>
  shows?.what === 'pair' ? placeIn(body, shows.pointer) : undefined;

const listedPair = (body: Schema, items: ListItems): Schema | undefined =>
  isListOfPairs(items) ? placeIn(body, items.pointer)?.items : undefined;

/** Whether the items name a partner by something else than the partner's own key: `user_id` of a membership. */
export function isListOfPairs({ key }: ListItems): boolean {
  const [own, source] = Object.entries(key).at(-1) ?? [];
  return source?.in === 'item' && source.pointer !== '' && source.pointer !== `/${own ?? ''}`;
}
