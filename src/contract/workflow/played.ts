import { type Exchange, isSafe, isSuccess } from '../exchange.js';
import type { Scope } from './expression.js';
import { expressionsOf } from './template.js';
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
  /** operationIds of those that answer with a list. */
  readonly lists: ReadonlySet<string>;
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
  return one.method === other.method && one.path === other.path && one.query === other.query && one.body === other.body;
}

/** What tells callers apart. */
export const credentialsOf = ({ request: { headers }, case: { credentials } }: Exchange): string =>
  JSON.stringify([headers.authorization, headers.cookie, credentials]);

/** Whether a request names a value somewhere, in any case. */
export const names = ({ case: { values } }: Exchange, value: unknown): boolean =>
  typeof value === 'string' &&
  value !== '' &&
  textsIn([values.path, values.query, values.body]).some((text) => text.toLowerCase() === value.toLowerCase());

export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export const pathValuesOf = ({ case: { values } }: Exchange): readonly unknown[] => Object.values(values.path ?? {});

/** The last time that the same request was answered with a success. */
export const workedBefore = ({ exchange, earlier }: Failure): Played | undefined =>
  earlier.findLast((past) => isDone(past) && isSameRequest(past.exchange, exchange));

/** The last write; a login that was refused cannot have changed anything. */
export const lastWriteOf = ({ earlier }: Failure): Played | undefined =>
  earlier.findLast((past) => isWrite(past) && (isDone(past) || !isPasswordCheck(past)));

/** The writes after a step; logging in changes nothing for anybody. */
export const writesSince = ({ earlier }: Failure, past: Played): readonly Played[] =>
  earlier.slice(earlier.indexOf(past) + 1).filter((one) => isWrite(one) && !isPasswordCheck(one));

/** A request that nobody has to be logged in for, with a password in it. */
export const isPasswordCheck = ({ step, exchange }: Played): boolean =>
  step.operation.security.length === 0 && 'password' in fieldsOf(exchange);

/** Whether a write was about what a path names: it says so, or it has made it. */
export function isAbout({ exchange: write }: Played, wanted: readonly unknown[]): boolean {
  const made = write.request.method === 'POST' ? write.response.text : '';
  return wanted.every(
    (value) => names(write, value) || (typeof value === 'string' && value !== '' && made.includes(value)),
  );
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

/** The step that the credentials come from. */
export function sourceOf({ step, earlier }: Failure): Played | undefined {
  const sources = step.parameters
    .filter((parameter) => parameter.in === 'header')
    .flatMap(({ value }) => expressionsOf(value))
    .flatMap((expression) => (expression.kind === 'step' ? [expression.step] : []));
  return earlier.findLast((past) => sources.includes(past.step.id));
}
