import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { answerWith, reply } from './answer-of.js';
import { isRefusal } from './create-record.js';
import { entityTagOf, isKnown } from './entity-tag.js';
import { find, type Handle, kindOf, type World } from './world.js';

/** GET of one record; 304 where the client has it already. */
export function readHandler(world: World, operation: Operation, role: RecordRole): Handle {
  const kind = kindOf(world, role.collection);
  return (call) => {
    const record = find(kind, role.key, call);
    if (isRefusal(record)) return record;
    const tag = () => entityTagOf(world, kind, { record, state: call.state });
    if (isKnown({ operation, tag }, call.request)) {
      const response = operation.responses['304'];
      if (response)
        return reply(
          world,
          { operation, success: { status: 304, response }, call },
          { values: [], headers: { etag: tag() } },
        );
    }
    return answerWith(world, { operation, statuses: [200, 203], call }, { kind, record, pointer: role.record ?? '' });
  };
}
