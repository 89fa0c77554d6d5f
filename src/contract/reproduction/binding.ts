import { headerOf } from '../../http/index.js';
import type { Exchange } from '../exchange.js';
import { isSafe, isSuccess } from '../exchange.js';
import { toPointer, valueAtPointer } from '../json-pointer.js';

/** A value that a server made and that a later request sends back: an id, a token, an entity tag, a cursor. */
export interface Binding {
  readonly value: string;
  /** The exchange whose answer brings it. */
  readonly exchange: number;
  readonly from: BindingSource;
}

export type BindingSource =
  | { readonly in: 'body'; readonly pointer: string }
  | { readonly in: 'header'; readonly name: string };

/** Takes the value out of an answer again. */
export function readBinding({ from }: Binding, { response }: Pick<Exchange, 'response'>): string | undefined {
  if (from.in === 'header') return headerOf(response.headers, from.name);
  const value = valueAtPointer(response.value, from.pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Shorter values stand in other texts by chance; they count only as whole segments and whole properties. */
export const isShort = (value: string): boolean => value.length < 6;

/** Whether a value that a read shows is one that somebody made, and no word such as a status. */
export const isTelling = (value: string): boolean =>
  !isShort(value) && !/^(?:[a-z]+|[A-Z]+)(?:[_-][a-z]+|[_-][A-Z]+)*$/.test(value);

/** Where the values that requests send came from; the first answer that shows a value has made it. */
export interface Origins {
  of(value: string, before: number): Binding | undefined;
}

export function createOrigins(history: readonly Exchange[]): Origins {
  const made = new Map<string, Binding>();
  const sent = new Set<string>();
  let known = 0;

  const learn = (exchange: Exchange): void => {
    for (const value of textsOf(exchange)) sent.add(value);
    if (!isSuccess(exchange)) return;
    for (const binding of bindingsOf(exchange)) {
      const mayMake =
        (binding.from.in === 'header' || !sent.has(binding.value)) && (!isSafe(exchange) || isTelling(binding.value));
      // What stands for a state, such as an entity tag, is taken from where it was seen last.
      if (mayMake && (binding.from.in === 'header' || !made.has(binding.value))) made.set(binding.value, binding);
    }
  };

  return {
    of(value, before) {
      for (; known < history.length; known += 1) {
        const next = history[known];
        if (next) learn(next);
      }
      const found = made.get(value);
      return found !== undefined && found.exchange < before ? found : undefined;
    },
  };
}

/** Everything in an answer that could be sent back. */
function* bindingsOf({ index, response }: Exchange): Generator<Binding> {
  for (const name of ['etag', 'x-next-cursor']) {
    const value = headerOf(response.headers, name);
    if (value !== undefined) yield { value, exchange: index, from: { in: 'header', name } };
  }
  for (const { pointer, value } of leavesOf(response.value, '')) {
    yield { value, exchange: index, from: { in: 'body', pointer } };
  }
}

function* leavesOf(value: unknown, pointer: string): Generator<{ pointer: string; value: string }> {
  if (typeof value === 'string' || typeof value === 'number') {
    if (value !== '' && String(value).length <= 400) yield { pointer, value: String(value) };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* leavesOf(inner, `${pointer}${toPointer([name])}`);
  }
}

/** The values that a request sends, each as a text: of the path, the query, the body and the headers. */
export function textsOf({ case: { values, credentials }, request }: Exchange): readonly string[] {
  const given = [values.path, values.query, values.headers, values.cookies, credentials].flatMap((part) =>
    Object.values(part ?? {}),
  );
  const headers = Object.values(request.headers).flatMap((value) => [value, ...value.split(/[ =;:]+/)]);
  const body = [...leavesOf(values.body, '')].map(({ value }) => value);
  const plain = given.flatMap((value) => [...leavesOf(value, '')]).map(({ value }) => value);
  return [...new Set([...plain, ...headers, ...body])];
}
