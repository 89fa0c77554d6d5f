import { type Exchange, isSafe, isSuccess } from '../exchange.js';
import type { Scope } from './expression.js';
import type { Criterion, OperationStep, Workflow } from './workflow.js';

/** A step that was sent. */
export interface Played {
  readonly step: OperationStep;
  readonly exchange: Exchange;
}

/** A step whose answer is not what the workflow says. */
export interface Failure extends Played {
  readonly workflow: Workflow;
  readonly criterion: Criterion;
  readonly scope: Scope;
  /** What was sent before, in order. */
  readonly earlier: readonly Played[];
  /** Properties that some collection of the document has a unique value in. */
  readonly uniqueFields: ReadonlySet<string>;
}

export const isWrite = ({ exchange }: Played): boolean => !isSafe(exchange);

export const isDone = ({ exchange }: Played): boolean => isSuccess(exchange);

const endings = /delete|remove|revoke|decline|leave|logout|sign_?out/i;

/** Whether a write takes something away, by its method or its name. */
export const isDeletion = ({ exchange }: Played): boolean =>
  exchange.request.method === 'DELETE' || endings.test(exchange.operation.id);

/** Whether two requests ask for the same thing as the same caller. */
export function isSameRequest(one: Exchange, other: Exchange): boolean {
  return isSameQuestion(one, other) && credentialsOf(one) === credentialsOf(other);
}

/** Whether two requests ask for the same thing, whoever asks. */
export function isSameQuestion({ request: one }: Exchange, { request: other }: Exchange): boolean {
  return (
    one.method === other.method &&
    one.path === other.path &&
    one.query === other.query &&
    one.body === other.body
  );
}

/** What tells callers apart. */
export const credentialsOf = ({ request: { headers }, case: { credentials } }: Exchange): string =>
  JSON.stringify([headers['authorization'], headers['cookie'], credentials]);

/** Everything that a request names, as one text. */
export function wordsOf({ case: { values } }: Exchange): string {
  return JSON.stringify([values.path, values.query, values.body]).toLowerCase();
}

/** Whether a request names a value. */
export const names = (exchange: Exchange, value: unknown): boolean =>
  typeof value === 'string' && value !== '' && wordsOf(exchange).includes(JSON.stringify(value).slice(1, -1).toLowerCase());

export const pathValuesOf = ({ case: { values } }: Exchange): readonly unknown[] => Object.values(values.path ?? {});

/** The last time that the same request was answered with a success. */
export const workedBefore = ({ exchange, earlier }: Failure): Played | undefined =>
  earlier.findLast((past) => isDone(past) && isSameRequest(past.exchange, exchange));

/** The last write, or the last one after a step. */
export function lastWriteOf({ earlier }: Failure, after?: Played): Played | undefined {
  return earlier.slice(after === undefined ? 0 : earlier.indexOf(after) + 1).findLast(isWrite);
}

/** Whether a write was about what a path names: it says so, or it has made it. */
export function isAbout({ exchange: write }: Played, wanted: readonly unknown[]): boolean {
  const made = write.request.method === 'POST' ? write.response.text : '';
  return wanted.every((value) => names(write, value) || (typeof value === 'string' && value !== '' && made.includes(value)));
}

/** The fields of a body that is an object. */
export const fieldsOf = ({ case: { values } }: Exchange): Readonly<Record<string, unknown>> =>
  typeof values.body === 'object' && values.body !== null && !Array.isArray(values.body)
    ? (values.body as Readonly<Record<string, unknown>>)
    : {};

/** Whether a write has taken a unique value that the failing step sends. */
export function hasTaken({ exchange: write }: Played, { exchange, uniqueFields }: Failure): boolean {
  const taken = fieldsOf(write);
  return Object.entries(fieldsOf(exchange)).some(([name, value]) => {
    const other = taken[name];
    const isText = typeof value === 'string' && typeof other === 'string';
    return uniqueFields.has(name) && isText && value.toLowerCase() === other.toLowerCase();
  });
}
