import { type CheckName, checkNames } from '../check-names.js';
import type { Finding } from '../finding.js';

/** Findings of one check. */
export interface BrokenPromise {
  readonly check: CheckName;
  readonly causes: readonly Cause[];
}

/** Findings that are most likely one mistake, seen in several operations. */
export interface Cause {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

/** Groups findings by their check, in the order of the checks, and below that by what went wrong. */
export function groupByCause(findings: readonly Finding[]): readonly BrokenPromise[] {
  return checkNames.flatMap((check) => {
    const own = findings.filter((finding) => finding.check === check);
    return own.length === 0 ? [] : [{ check, causes: causesOf(own) }];
  });
}

function causesOf(findings: readonly Finding[]): readonly Cause[] {
  const byKey = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = causeKey(finding);
    const group = byKey.get(key);
    if (group) group.push(finding);
    else byKey.set(key, [finding]);
  }
  return [...byKey.values()].map(([first, ...others]) => ({ first, others }));
}

/** What the same mistake leaves the same: the property, and what came instead of what. */
function causeKey({ pointer, expected, received }: Finding): string {
  return [pointer.split('/').at(-1), expected, received].join('\n');
}

/** Whether their messages differ in nothing but the operation that they name. */
export function saysTheSame(one: Finding, other: Finding): boolean {
  return one.message === other.message || textBesideName(one) === textBesideName(other);
}

const textBesideName = ({ message, operation }: Finding): string =>
  operation === '' ? message : message.replaceAll(operation, '\u0000');
