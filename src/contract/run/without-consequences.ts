import type { Draft } from '../finding.js';
import type { Detected } from './findings.js';

/** Whether the first is nothing but another sign of the second. None of them holds both ways, so that one is always left. */
type Rule = (sign: Draft, mistake: Draft) => boolean;

/** Findings without those that follow from another one of the same operation: a mistake is told once, where it is plainest. */
export const withoutConsequences = (all: readonly Detected[]): readonly Detected[] =>
  all.filter(({ draft }) => !all.some((other) => followsFrom(draft, other.draft)));

const followsFrom = (sign: Draft, mistake: Draft): boolean =>
  sign.operation === mistake.operation &&
  (mistake.severity === 'error' || sign.severity === 'observation') &&
  rules.some((rule) => rule(sign, mistake));

/** What is refused with nothing special about it is refused with something special, too. */
const isRefusedAnyhow: Rule = (sign, mistake) =>
  isOf('valid-request-accepted', sign, mistake) &&
  sign.pointer !== '' &&
  mistake.pointer === '' &&
  sign.received === mistake.received;

/** A workflow names no place in the message; another phase has found the place. */
const isToldExactly: Rule = (sign, mistake) =>
  (isOf('unknown-id-is-404', sign, mistake) || isOf('limits-clamp-or-reject', sign, mistake)) &&
  sign.pointer === '' &&
  mistake.pointer !== '';

/** A record that is deleted is as unknown as one that never was. */
const isUnknownAnyhow: Rule = (sign, mistake) =>
  sign.check === 'deleted-stays-deleted' && sign.shownBy === undefined && mistake.check === 'unknown-id-is-404';

/** A page of more than the largest size has more items than its schema allows. */
const isTooLongAnyhow: Rule = (sign, mistake) =>
  sign.check === 'body-matches-schema' &&
  sign.pointer.endsWith('#maxItems') &&
  mistake.check === 'limits-clamp-or-reject';

const rules: readonly Rule[] = [isRefusedAnyhow, isToldExactly, isUnknownAnyhow, isTooLongAnyhow];

const isOf = (check: Draft['check'], ...drafts: readonly Draft[]): boolean =>
  drafts.every((draft) => draft.check === check);
