import { notFound, type Problem } from '../../http/index.js';
import type { Reply } from '../../mock/index.js';
import type { KeySources, LinkRole, PairAction, Relation, Schema } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import { answerWith, reply } from './answer-of.js';
import { isRefusal } from './create-record.js';
import { successOf } from './declared-body.js';
import type { Kind } from './kind.js';
import { changeTimes, newSaid, requestSchemaOf } from './pair-said.js';
import { pairViewOf } from './pair-view.js';
import { clash, invalid } from './refusals.js';
import { endOf } from './sides.js';
import { plain } from './words.js';
import {
  type Call,
  find,
  type Handle,
  isObject,
  kindOf,
  recordsOf,
  unknown,
  type Values,
  type World,
} from './world.js';

type Pairing = LinkRole | PairAction;

interface Ends {
  readonly from: StoredRecord;
  readonly to: StoredRecord;
}

/** What an operation on one pair works with. */
interface Setting {
  readonly world: World;
  readonly operation: Operation;
  readonly role: Pairing;
  readonly relation: Relation;
  readonly from: Kind;
  readonly to: Kind;
}

function settingOf(world: World, operation: Operation, role: Pairing): Setting {
  const relation = world.model.relations.get(role.relation);
  if (relation === undefined) throw new Error(`There is no relation ${role.relation}.`);
  return { world, operation, role, relation, from: kindOf(world, relation.from), to: kindOf(world, relation.to) };
}

/** Puts two records together; does nothing where they are, unless the operation says that this is a conflict. */
export function linkHandler(world: World, operation: Operation, role: LinkRole): Handle {
  const setting = settingOf(world, operation, role);
  return (call) => {
    const ends = endsOf(setting, call);
    if (isRefusal(ends)) return ends;
    const pairs = recordsOf(call.state, role.relation);
    const key = keyOfPair(setting, ends);
    const known = pairs.get(...key);
    if (known && operation.method === 'post' && '409' in operation.responses)
      return clash(operation, 'They are together already.');
    const said = {
      ...(known ? saidOf(known) : newSaid(world, { relation: setting.relation, operation, now: call.now })),
      ...givenOf(setting, call.body),
    };
    const pair = { from: endOf(setting.from, ends.from), to: endOf(setting.to, ends.to), said };
    const stored = known ? pairs.update(pair) : pairs.insert(pair);
    const statuses = known ? [200, 204, 201] : operation.method === 'put' ? [201, 204, 200] : [201, 200, 204];
    return answerOf(setting, { call, ends, pair: stored, statuses });
  };
}

/** Takes two records apart; they stay, and those that were not together are not found. */
export function unlinkHandler(world: World, operation: Operation, role: LinkRole): Handle {
  const setting = settingOf(world, operation, role);
  return (call) => {
    const ends = endsOf(setting, call);
    if (isRefusal(ends)) return ends;
    const pairs = recordsOf(call.state, role.relation);
    const pair = pairs.get(...keyOfPair(setting, ends));
    if (pair === undefined && '404' in operation.responses) return notFound('They are not together.');
    if (pair !== undefined) pairs.delete(String(pair.from), String(pair.to));
    return answerOf(setting, {
      call,
      ends,
      pair: pair ?? { ...pairOf(setting, ends), said: {} },
      statuses: [204, 200, 202],
    });
  };
}

/** Shows a pair, or changes what is said of it: the role of a member. */
export function pairHandler(world: World, operation: Operation, role: PairAction): Handle {
  const setting = settingOf(world, operation, role);
  return (call) => {
    const ends = endsOf(setting, call);
    if (isRefusal(ends)) return ends;
    const pairs = recordsOf(call.state, role.relation);
    const pair = pairs.get(...keyOfPair(setting, ends));
    if (pair === undefined) return notFound('They are not together.');
    if (role.kind === 'show-pair') return answerOf(setting, { call, ends, pair, statuses: [200, 204] });
    const said = { ...saidOf(pair), ...givenOf(setting, call.body), ...changeTimes(world, setting.relation, call.now) };
    return answerOf(setting, { call, ends, pair: pairs.update({ ...pair, said }), statuses: [200, 204] });
  };
}

const saidOf = (pair: StoredRecord): Values => (isObject(pair.said) ? pair.said : {});

const pairOf = ({ from, to }: Setting, ends: Ends) => ({ from: endOf(from, ends.from), to: endOf(to, ends.to) });

const keyOfPair = (setting: Setting, ends: Ends): readonly [string, string] => {
  const { from, to } = pairOf(setting, ends);
  return [String(from), String(to)];
};

/** Both records; what the path names and is not there is not found, anything else makes the request invalid. */
function endsOf(setting: Setting, call: Call): Ends | Problem {
  const { role } = setting;
  const from = endFound(setting, setting.from, { sources: role.from, call });
  if (isRefusal(from)) return from;
  const to = endFound(setting, setting.to, { sources: role.to, call });
  return isRefusal(to) ? to : { from, to };
}

function endFound(
  { operation }: Setting,
  kind: Kind,
  { sources, call }: { sources: KeySources; call: Call },
): StoredRecord | Problem {
  const record = find(kind, sources, call);
  const source = sources[kind.own];
  if (!isRefusal(record) || source === undefined || source.in === 'path') return record;
  const at = 'pointer' in source ? `/body${source.pointer}` : `/query/${'name' in source ? source.name : ''}`;
  const violation = { pointer: at, keyword: 'reference', message: 'names something that does not exist' };
  return invalid(operation, unknown(kind, undefined).detail, [violation]);
}

/** What a request says of the pair, without the keys. */
function givenOf({ world, operation, role }: Setting, body: unknown): Values {
  if (!isObject(body)) return {};
  const schema = requestSchemaOf(world, operation);
  const keys = new Set(
    [...Object.values(role.from), ...Object.values(role.to)].flatMap((source) =>
      source.in === 'request' ? [source.pointer] : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => !keys.has(`/${name}`) && schema?.properties.has(name) === true),
  );
}

interface Outcome {
  readonly call: Call;
  readonly ends: Ends;
  readonly pair: StoredRecord;
  readonly statuses: readonly number[];
}

function answerOf({ world, operation, role, from, to }: Setting, { call, ends, pair, statuses }: Outcome): Reply {
  const { shows } = role;
  if (shows === undefined)
    return reply(world, { operation, success: successOf(operation, statuses), call }, { values: [], headers: {} });
  const kind = shows.what === 'from' ? from : to;
  const answering = { operation, statuses, call };
  if (shows.what !== 'pair')
    return answerWith(world, answering, { kind, record: ends[shows.what], pointer: shows.pointer });
  const show = (schema: Schema): Values =>
    pairViewOf(world, {
      pair,
      schema,
      partner: to,
      pointer: partnerPointer(schema, to),
      side: 'from',
      state: call.state,
    });
  const values = [{ pointer: shows.pointer, show }];
  return reply(world, { operation, success: successOf(operation, statuses), call }, { values, headers: {} });
}

/** Where a pair names its partner: `user_id`, `userId`, `user`. */
function partnerPointer(schema: Schema, { name, own }: Kind): string {
  const one = plain(name).replace(/s$/, '');
  const found = [...schema.properties].find(([property]) => [one, `${one}${plain(own)}`].includes(plain(property)));
  if (found === undefined) return `/${own}`;
  return found[1].properties.has(own) ? `/${found[0]}/${own}` : `/${found[0]}`;
}
