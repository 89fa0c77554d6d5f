import type { ListRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { isSuccess } from '../exchange.js';
import { toStep, valueAtPointer } from '../json-pointer.js';
import { valueAt } from '../proof.js';
import { readKey } from '../state/read-key.js';
import { isSameValue } from '../state/same-value.js';
import type { ForeignRecord } from './auth-foreign-record.js';
import { type Stage, sendShot } from './coverage-stage.js';

/** Looks for the record in lists, by all that may find it. Whether it was found; nothing is reported where that is all to know. */
export async function searchForForeign(
  stage: Stage,
  record: ForeignRecord,
  { isSilent = false }: { readonly isSilent?: boolean } = {},
): Promise<boolean> {
  let isFound = false;
  for (const { operation, role } of listsOf(stage, record)) {
    for (const wanted of wantedIn(role, record)) {
      const found = await findIn(stage, { operation, role, record, wanted, isSilent });
      isFound ||= found;
    }
  }
  return isFound;
}

interface List {
  readonly operation: Operation;
  readonly role: ListRole;
}

const listsOf = ({ session }: Stage, { collection }: ForeignRecord): readonly List[] =>
  session.spec.operations
    .filter((operation) => session.mayCall(operation) && session.isChosen(operation) && !operation.path.includes('{'))
    .flatMap((operation) =>
      session.resources
        .rolesOf(operation)
        .flatMap((role) => (role.kind === 'list' && role.collection === collection ? [{ operation, role }] : [])),
    );

/** A parameter, and a value of the record that it finds. */
interface Wanted {
  readonly parameter: string;
  readonly field: string;
  readonly value: string;
}

function wantedIn({ items: { search, filters } }: ListRole, { values }: ForeignRecord): readonly Wanted[] {
  const searched = search?.fields.map((field) => ({ parameter: search.parameter, field })) ?? [];
  return [...searched, ...filters].flatMap(({ parameter, field }) => {
    const value = values[field];
    return typeof value === 'string' && value !== '' ? [{ parameter, field, value }] : [];
  });
}

interface Search extends List {
  readonly record: ForeignRecord;
  readonly wanted: Wanted;
  readonly isSilent: boolean;
}

async function findIn(stage: Stage, { operation, role, record, wanted, isSilent }: Search): Promise<boolean> {
  const { parameter, field, value } = wanted;
  const exchange = await sendShot(stage, operation, {
    title: `for what belongs to ${record.owner}, of another organisation`,
    values: { query: { [parameter]: value } },
    intent: { kind: 'open' },
  });
  const items = valueAtPointer(exchange.response.value, role.items.pointer);
  const isIt = (item: unknown): boolean => isSameValue(readKey(role.items.key, exchange, item), record.key);
  if (!isSuccess(exchange) || !Array.isArray(items) || !items.some(isIt)) return false;
  if (isSilent) return true;
  stage.session.report({
    check: 'unknown-id-is-404',
    basis: 'declaration',
    severity: 'error',
    operation: operation.id,
    pointer: `/query/${parameter}`,
    message: `${operation.id} finds by ${parameter} what belongs to ${record.owner}, of another organisation.`,
    expected: 'nothing of theirs',
    received: `${JSON.stringify(record.key)} among the items`,
    at: operation,
    evidence: [record.madeBy, exchange.index],
    // The id will be another one next time, and no request sends it.
    proof: `!${valueAt(-1, role.items.pointer)}?.some((x) => x${toStep(field)} === ${JSON.stringify(value)})`,
  });
  return true;
}
