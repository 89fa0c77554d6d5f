import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import { answerWith } from './answer-of.js';
import { isRefusal } from './create-record.js';
import { entityTagOf, refuseStale } from './entity-tag.js';
import type { Kind } from './kind.js';
import { invalid } from './refusals.js';
import { endOf, pairsWith, sidesOf } from './sides.js';
import { type Call, find, type Handle, kindOf, recordsOf, textOf, valueAt, type World } from './world.js';

/** DELETE of one record, with what is inside of it; what pointed to it points to its successor, or lets go. */
export function removeHandler(world: World, operation: Operation, role: RecordRole): Handle {
  const kind = kindOf(world, role.collection);
  return (call) => {
    const record = find(kind, role.key, call);
    if (isRefusal(record)) return record;
    const tag = () => entityTagOf(world, kind, { record, state: call.state });
    const refusal = refuseStale({ operation, tag }, call.request);
    if (refusal) return refusal;
    const heir = role.successor === undefined ? undefined : valueAt(role.successor, call);
    if (heir !== undefined && recordsOf(call.state, kind.name).get(textOf(heir)) === undefined)
      return invalid(operation, `There is no ${textOf(heir)} in ${kind.name} to take over.`);
    const answer = answerWith(
      world,
      { operation, statuses: [204, 200, 202], call },
      { kind, record, pointer: role.record },
    );
    if (heir !== undefined) handOver(world, kind, { record, heir, state: call.state });
    remove(world, kind, { record, state: call.state });
    return answer;
  };
}

interface Removal {
  readonly record: StoredRecord;
  readonly state: Call['state'];
}

/** References and pairs follow by the state itself, but for collections whose key has several parts. */
function remove(world: World, kind: Kind, { record, state }: Removal): void {
  const key = kind.collection.key.map((name) => String(record[name]));
  if (key.length > 1) {
    for (const side of sidesOf(world, kind)) {
      const pairs = recordsOf(state, side.relation.name);
      for (const pair of [...pairsWith(kind, side, [state, record])]) pairs.delete(String(pair.from), String(pair.to));
    }
    for (const inner of world.kinds.values()) {
      if (inner.collection.container !== kind.name) continue;
      const inside = [...recordsOf(state, inner.name)].filter((one) =>
        key.every((text, index) => String(one[inner.collection.key[index] ?? '']) === text),
      );
      for (const one of inside) remove(world, inner, { record: one, state });
    }
  }
  recordsOf(state, kind.name).delete(...key);
}

/** Whatever points to a record points to its heir from now on. */
function handOver(world: World, kind: Kind, { record, heir, state }: Removal & { readonly heir: unknown }): void {
  const old = String(record[kind.own]);
  for (const other of world.kinds.values()) {
    for (const { field, to } of other.collection.references) {
      if (to !== kind.name) continue;
      const records = recordsOf(state, other.name);
      for (const one of [...records].filter((each) => String(each[field]) === old))
        records.update({ ...one, [field]: heir });
    }
  }
  const successor = recordsOf(state, kind.name).get(textOf(heir));
  for (const side of successor === undefined ? [] : sidesOf(world, kind)) {
    const pairs = recordsOf(state, side.relation.name);
    for (const pair of [...pairsWith(kind, side, [state, record])]) {
      const moved = { ...pair, [side.side]: endOf(kind, successor ?? record) };
      if (pairs.get(String(moved.from), String(moved.to)) === undefined) pairs.insert(moved);
    }
  }
}
