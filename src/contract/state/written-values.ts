import type { Input, RecordRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import { isObject } from './same-value.js';

/** Values by the names of the record's properties. */
export type Values = Readonly<Record<string, unknown>>;

/** What a request writes. */
export function writtenValues({ input }: RecordRole, exchange: Exchange): Values {
  if (input === undefined) return {};
  const body = valueAtPointer(exchange.case.values.body, input.pointer);
  if (!isObject(body)) return wholeBody(input, body);
  const entries = Object.entries(body).filter(([name]) => !input.ignored.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [input.names[name] ?? name, value]));
}

/** A body that is no object stands for the one property that the names give it: `{ '': 'roles' }`. */
const wholeBody = ({ names }: Input, body: unknown): Values =>
  names[''] === undefined || body === undefined ? {} : { [names['']]: body };
