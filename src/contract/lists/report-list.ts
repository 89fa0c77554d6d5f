import type { Basis } from '../../resources/index.js';
import type { Reference } from '../../spec/index.js';
import type { CheckName } from '../check-names.js';
import type { Proof, Severity } from '../finding.js';
import { toEvidence } from './evidence.js';
import type { ListSubject, Member } from './list-subject.js';

export interface ListFault {
  readonly check: CheckName;
  readonly basis: Basis;
  /** The query parameter that it is about; the fault of a list without one lies in its items. */
  readonly parameter?: string | undefined;
  readonly severity?: Severity;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly evidence: readonly number[];
  readonly proof: Proof;
  readonly pointer?: string;
  /** The operation to blame, where that is another one than the list. */
  readonly blamed?: string;
}

/** Notes that a promise of the list was put to the test. */
export const askedOf = ({ session, operation }: ListSubject, check: CheckName): void => session.asked(operation, check);

/** Reports what is wrong with a list. What rests on names alone is no more than an observation. */
export function reportList({ session, operation, role }: ListSubject, fault: ListFault): void {
  const { parameter, basis, evidence, pointer, blamed = operation.id, ...rest } = fault;
  const at = placeOf(operation.parameters, parameter);
  session.report({
    severity: basis === 'inferred' ? 'observation' : 'error',
    ...rest,
    basis,
    operation: blamed,
    ...(blamed !== operation.id && { shownBy: [operation.id] }),
    pointer: pointer ?? (parameter === undefined ? `${role.items.pointer}/*` : `/query/${parameter}`),
    evidence: toEvidence(evidence),
    ...(at === undefined ? {} : { at }),
  });
}

function placeOf(
  parameters: readonly (Reference & { readonly name: string; readonly in: string })[],
  parameter: string | undefined,
): Reference | undefined {
  const found = parameters.find(({ name, in: place }) => place === 'query' && name === parameter);
  return found === undefined ? undefined : { uri: found.uri, pointer: found.pointer };
}

/** The exchanges that put these records where they are. */
export const evidenceOf = (members: readonly Member[]): readonly number[] =>
  members.flatMap(({ evidence }) => evidence);
