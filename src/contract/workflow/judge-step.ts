import { isJson, parseMediaType } from '../../http/index.js';
import { nameOf } from '../checks/message-check.js';
import { type Exchange, isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import { operandValue } from './condition.js';
import { expressionsIn, isMet, statusesOf } from './criterion.js';
import { evidenceOf } from './evidence-of.js';
import { type Expression, evaluate, type Scope } from './expression.js';
import { judgeAccepted } from './judge-accepted.js';
import { judgeBody } from './judge-body.js';
import { judgeRefused } from './judge-refused.js';
import type { Failure, Played } from './played.js';
import { proofOf } from './proof-of.js';
import type { Verdict } from './verdict.js';
import type { Criterion } from './workflow.js';

/** What comes of a step: all is well, or there is something to say, or it failed in a way that others report. */
export type Outcome = 'kept' | 'broken' | Draft;

export function judgeStep(played: Played, context: Omit<Failure, keyof Played | 'criterion'>): Outcome {
  for (const criterion of played.step.criteria) {
    const failure = { ...played, ...context, criterion };
    const outcome = judge(failure);
    if (outcome !== 'kept') return outcome;
  }
  return 'kept';
}

function judge(failure: Failure): Outcome {
  const { criterion, scope, exchange } = failure;
  if (!isAnswerable(criterion, scope) || isMet(criterion, scope)) return 'kept';
  if (exchange.response.status >= 500 || exchange.response.status === 429) return 'broken';
  const allowed = statusesOf(criterion) ?? impliedStatus(criterion);
  if (allowed !== undefined) return judgeStatus(failure, allowed);
  return isJudged(failure) ? toDraft(failure, { verdict: judgeBody(failure) }) : 'broken';
}

/** Whether an answer is of the kind that its body is asked about. */
const isJudged = (failure: Failure): boolean =>
  isReadable(failure.exchange) &&
  !isOfOtherType(failure.criterion, failure.scope) &&
  (isSuccess(failure.exchange) || allowsRefusal(failure));

/** Whether all that a criterion compares the answer with is there: an optional property of an earlier answer may not be. */
const isAnswerable = (criterion: Criterion, scope: Scope): boolean =>
  expressionsIn(criterion).every((one) => isAboutAnswer(one) || evaluate(one, scope) !== undefined);

const isAboutAnswer = ({ kind }: Expression): boolean => kind === 'body' || kind === 'part' || kind === 'status';

/** A number where there has to be a boolean breaks the schema, which is a finding already. */
function isOfOtherType(criterion: Criterion, scope: Scope): boolean {
  if (criterion.kind !== 'simple' || criterion.condition.kind !== 'compare') return false;
  const { condition } = criterion;
  const [left, right] = [operandValue(condition.left, scope), operandValue(condition.right, scope)];
  const isRanked = condition.operator.startsWith('<') || condition.operator.startsWith('>');
  return left !== undefined && left !== null && (isRanked ? typeof left !== 'number' : typeof left !== typeof right);
}

/** A body that is not of the type that the document says is a finding already. */
function isReadable({ operation, response }: Exchange): boolean {
  if (response.unreadable !== undefined) return false;
  const declared = operation.responses[String(response.status)]?.content ?? {};
  const wantsJson = Object.keys(declared).some((type) => isJson(parseMediaType(type)?.essence ?? ''));
  return !wantsJson || (typeof response.value === 'object' && response.value !== null);
}

/** A body is asked of a refusal, too, where the step wants a refusal. */
const allowsRefusal = ({ step }: Failure): boolean =>
  step.criteria.some((criterion) => [...(statusesOf(criterion) ?? [])].some((status) => status >= 400));

/** `… || {$statusCode} == 409` inside of a JSONPath: the status that something in the context demands. */
function impliedStatus(criterion: Criterion): ReadonlySet<number> | undefined {
  if (criterion.kind !== 'jsonpath') return undefined;
  const found = Array.from(criterion.text.matchAll(/\{\$statusCode\} == (\d{3})/g), ([, status]) => Number(status));
  return found.length > 0 ? new Set(found) : undefined;
}

/** Another success, or another refusal, than the one named is for the document to judge, which leaves much open. */
function judgeStatus(failure: Failure, allowed: ReadonlySet<number>): Outcome {
  const { status } = failure.exchange.response;
  const wantsSuccess = [...allowed].some((one) => one < 400);
  if (isMisnamed(failure, allowed)) {
    return toDraft(failure, { verdict: { check: 'unique-key-is-enforced', culprit: failure }, statuses: ['409'] });
  }
  if (wantsSuccess === status < 400) return 'kept';
  const verdict = wantsSuccess ? judgeRefused(failure) : judgeAccepted(failure, allowed);
  return toDraft(failure, { verdict, statuses: wantsSuccess ? ['2XX', '3XX'] : ['4XX', '5XX'] });
}

/** A conflict that is told as a mistake in the request, where the document has a status for either. */
const isMisnamed = ({ exchange: { operation, response } }: Failure, allowed: ReadonlySet<number>): boolean =>
  response.status === 400 && allowed.size === 1 && allowed.has(409) && Object.hasOwn(operation.responses, '400');

interface Judgement {
  readonly verdict: Verdict;
  /** What the last answer's status has to be, where it is about that. */
  readonly statuses?: readonly string[];
}

function toDraft(failure: Failure, { verdict, statuses }: Judgement): Draft {
  const { check, culprit } = verdict;
  const { step } = failure;
  const evidence = evidenceOf(failure, culprit);
  const shown = step.operation.id === culprit.step.operation.id ? {} : { shownBy: [step.operation.id] };
  return {
    check,
    basis: 'document',
    severity: 'error',
    operation: culprit.step.operation.id,
    ...shown,
    pointer: statuses === undefined ? pointerOf(failure.criterion) : '',
    message: messageOf(failure, culprit),
    expected: failure.criterion.text,
    received: receivedBy(failure, statuses !== undefined),
    at: culprit.step.operation,
    evidence: evidence.map((one) => one.exchange.index),
    proof: statuses === undefined ? proofOf(failure, evidence) : hasStatus(-1, statuses),
  };
}

/** Of the place in the answer, with `*` for positions in lists. */
function pointerOf(criterion: Criterion): string {
  const [, pointer = ''] = /\$response\.body#(\S+)/.exec(criterion.text) ?? [];
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

function messageOf({ workflow, step, exchange, criterion, scope }: Failure, culprit: Played): string {
  const { file, line } = step.place;
  const answer = `${nameOf(exchange)} answered ${exchange.response.status}`;
  const story = culprit.exchange === exchange ? answer : `after ${nameOf(culprit.exchange)}, ${answer}`;
  const where = `step ${step.id} of workflow ${workflow.id}, ${file}:${line}`;
  return `${story.charAt(0).toUpperCase()}${story.slice(1)}${demandOf(criterion, scope)} (${where}).`;
}

/** What was demanded of the answer; of a text also what it is, since a pattern alone says little. */
function demandOf(criterion: Criterion, scope: Scope): string {
  if (criterion.kind !== 'regex') return `, where ${criterion.text} has to hold`;
  return ` with ${excerpt(evaluate(criterion.context, scope))}, which has to match ${criterion.text}`;
}

function receivedBy({ criterion, scope, exchange }: Failure, isStatus: boolean): string {
  if (isStatus || criterion.kind === 'jsonpath') return String(exchange.response.status);
  const [read] = criterion.kind === 'regex' ? [criterion.context] : expressionsOfBody(criterion);
  return excerpt(read && evaluate(read, scope));
}

function expressionsOfBody({ condition }: Extract<Criterion, { kind: 'simple' }>): readonly Expression[] {
  if (condition.kind !== 'compare') return [];
  return condition.left.kind === 'expression' ? [condition.left.expression] : [];
}

const excerpt = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200));
