import type { Relation, Schema } from '../../resources/index.js';
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
  const said: Record<string, unknown> = Object.fromEntries(usual);
  const schema = pairSchemaOf(world, relation.name);
  const kinds = [kindOf(world, relation.from), kindOf(world, relation.to)];
  for (const [name, property] of schema?.properties ?? []) {
    if (name in said || isOfEnd(name, kinds, property)) continue;
    if (isBeginning(name, property) || isLastChange(name, property)) said[name] = timeAs(property, now);
    else if (schema?.required.has(name) === true) said[name] = usualOf(world, name, property);
  }
  return said;
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
  const { spec, model, read } = world;
  for (const operation of spec.operations) {
    const body = bodyOf(operation, read);
    const action = model.actionOf(operation);
    for (const role of [...model.rolesOf(operation), ...(action === undefined ? [] : [action])]) {
      if (!('relation' in role) || role.relation !== relation || body === undefined) continue;
      if ('shows' in role && role.shows?.what === 'pair') return placeIn(body, role.shows.pointer);
      const key = role.kind === 'related' ? Object.values(role.items.key).at(-1) : undefined;
      const isOfPairs =
        key?.in === 'item' &&
        !Object.entries(role.kind === 'related' ? role.items.key : {}).some(([name]) => key.pointer === `/${name}`);
      if (role.kind === 'related' && isOfPairs && key.pointer !== '') return placeIn(body, role.items.pointer)?.items;
    }
  }
  return undefined;
}
