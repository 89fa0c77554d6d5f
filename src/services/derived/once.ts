import { headerOf, isProblem } from '../../http/index.js';
import type { Reply } from '../../mock/index.js';
import type { Operation } from '../../spec/index.js';
import { clash, invalid } from './refusals.js';
import type { Call, Handle } from './world.js';

interface Replay {
  readonly body: string;
  readonly reply: Reply;
}

const mostReplays = 1000;

/**
 * A create that declares an `Idempotency-Key` answers a repeated request as it answered the first, and refuses the same key with another
 * body: 422 where that is declared.
 */
export function once(operation: Operation, handle: Handle): Handle {
  const header = operation.parameters.find(
    (parameter) => parameter.in === 'header' && /^(?:x-)?idempotency-key$/i.test(parameter.name),
  );
  if (header === undefined) return handle;
  return (call) => {
    const key = headerOf(call.request.headers, header.name.toLowerCase());
    if (key === undefined) return handle(call);
    const replays = replaysOf(call);
    const name = JSON.stringify([call.request.path, call.caller?.id, key]);
    const body = JSON.stringify(call.body);
    const known = replays.get(name);
    if (known !== undefined) return known.body === body ? known.reply : refuse(operation);
    const answer = handle(call);
    if (!isProblem(answer)) remember(replays, name, { body, reply: answer });
    return answer;
  };
}

const refuse = (operation: Operation) => {
  const detail = 'This idempotency key has served another request already.';
  return '422' in operation.responses ? invalid(operation, detail) : clash(operation, detail);
};

function replaysOf({ volatile }: Call): Map<string, Replay> {
  const name = 'idempotency keys';
  const known = volatile.get(name) as Map<string, Replay> | undefined;
  const replays = known ?? new Map<string, Replay>();
  if (known === undefined) volatile.set(name, replays);
  return replays;
}

function remember(replays: Map<string, Replay>, name: string, replay: Replay): void {
  replays.set(name, replay);
  const [oldest] = replays.keys();
  if (replays.size > mostReplays && oldest !== undefined) replays.delete(oldest);
}
