import type { RecordAction } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { answerWith } from './answer-of.js';
import { patched, store } from './change-record.js';
import { isRefusal } from './create-record.js';
import type { Kind } from './kind.js';
import { isComputed } from './sides.js';
import { find, type Handle, isObject, kindOf, type Values, type World } from './world.js';

/** `POST /users/{id}/deactivate`: sets what the document says that it sets, and what the request names of the record. */
export function actHandler(world: World, operation: Operation, action: RecordAction): Handle {
  const kind = kindOf(world, action.collection);
  return (call) => {
    const record = find(kind, action.key, call);
    if (isRefusal(record)) return record;
    const body: Values = isObject(call.body) ? call.body : {};
    const named = Object.entries(body).filter(
      ([name]) => kind.properties.has(name) && !kind.collection.key.includes(name),
    );
    const wished = patched(world, kind, { record, given: Object.fromEntries(named), isMerged: true });
    const ofRecord = named.filter(([name]) => isComputed(world, kind, name) || isSayable(world, kind, [name, wished]));
    const given = { ...Object.fromEntries(ofRecord), ...action.sets };
    const after = patched(world, kind, { record, given, isMerged: true });
    const isSame = Object.keys(given).every((name) => JSON.stringify(after[name]) === JSON.stringify(record[name]));
    const stored = isSame ? record : store(world, kind, { operation, call, before: record, given, after });
    if (isRefusal(stored)) return stored;
    const statuses = [200, 204, 202, 201];
    return answerWith(world, { operation, statuses, call }, { kind, record: stored, pointer: action.record });
  };
}

/** Whether answers may show what a record would have then; what they may not is something else of the same name: `status` of a parcel. */
const isSayable = ({ generator }: World, kind: Kind, [name, wished]: readonly [string, Values]): boolean =>
  kind.shown.every(({ properties }) => {
    const property = properties.get(name);
    return property === undefined || wished[name] === undefined || generator.accepts(property.at, wished[name]);
  });
