import { headerOf, isProblem } from '../../http/index.js';
import type { Reply } from '../../mock/index.js';
import type { Operation } from '../../spec/index.js';
import type { CollectionDefinition } from '../../state/index.js';
import { clash, invalid } from './refusals.js';
import { type Call, type Handle, recordsOf } from './world.js';

/** What was answered by idempotency key. It belongs to the state: who asks again may ask another process, or after a restart. */
const replays: CollectionDefinition = {
  name: '_replays',
  key: ['id'],
  unique: [],
  index: [],
  search: [],
  references: [],
};

/** None where no operation of the document declares an `Idempotency-Key`. */
export const replaysFor = (operations: readonly Operation[]): readonly CollectionDefinition[] =>
  operations.some((operation) => headerNameOf(operation) !== undefined) ? [replays] : [];

const headerNameOf = ({ parameters }: Operation): string | undefined =>
  parameters
    .find((parameter) => parameter.in === 'header' && /^(?:x-)?idempotency-key$/i.test(parameter.name))
    ?.name.toLowerCase();

const mostReplays = 1000;

/**
 * A create that declares an `Idempotency-Key` answers a repeated request as it answered the first, and refuses the same key with another
 * body: 422 where that is declared.
 */
export function once(operation: Operation, handle: Handle): Handle {
  const header = headerNameOf(operation);
  if (header === undefined) return handle;
  return (call) => {
    const key = headerOf(call.request.headers, header);
    if (key === undefined) return handle(call);
    const id = JSON.stringify([call.request.path, call.caller?.id, key]);
    const body = JSON.stringify(call.body);
    const known = recordsOf(call.state, replays.name).get(id);
    if (known !== undefined) return known.body === body ? (known.reply as Reply) : refuse(operation);
    const reply = handle(call);
    if (!isProblem(reply)) remember(call, { id, body, reply });
    return reply;
  };
}

const refuse = (operation: Operation) => {
  const detail = 'This idempotency key has served another request already.';
  return '422' in operation.responses ? invalid(operation, detail) : clash(operation, detail);
};

/** The oldest are forgotten. */
function remember(
  { state }: Call,
  replay: { readonly id: string; readonly body: string; readonly reply: Reply },
): void {
  const known = recordsOf(state, replays.name);
  known.insert(replay);
  const [oldest] = known.size > mostReplays ? known.slice(0, 1) : [];
  if (oldest !== undefined) known.delete(String(oldest.id));
}
