import type { ListRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { isSuccess } from '../exchange.js';
import { toAccessor, valueAtPointer } from '../json-pointer.js';
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
  const { session } = stage;
  let isFound = false;
  for (const operation of session.spec.operations) {
    const role = session.resources.rolesOf(operation).find((each) => each.kind === 'list');
    const isApart = role?.kind !== 'list' || role.collection !== record.collection || operation.path.includes('{');
    if (isApart || !session.mayCall(operation) || !session.isChosen(operation)) continue;
    for (const [parameter, value] of wantedIn(role, record)) {
      const found = await findIn(stage, { operation, role, record, parameter, value, isSilent });
      isFound ||= found;
    }
  }
  return isFound;
}

/** Parameters that leave few records but this one. */
function wantedIn({ items }: ListRole, { values }: ForeignRecord): readonly (readonly [string, string])[] {
  const { search, filters } = items;
  const wanted = [
    ...(search?.fields ?? []).map((field) => [search?.parameter ?? '', values[field]] as const),
    ...filters.map(({ parameter, field }) => [parameter, values[field]] as const),
  ];
  return wanted.flatMap(([parameter, value]) =>
    typeof value === 'string' && value !== '' ? [[parameter, value]] : [],
  );
}

interface Search {
  readonly operation: Operation;
  readonly role: ListRole;
  readonly record: ForeignRecord;
  readonly parameter: string;
  readonly value: string;
  readonly isSilent: boolean;
}

async function findIn(stage: Stage, { operation, role, record, parameter, value, isSilent }: Search): Promise<boolean> {
  const exchange = await sendShot(stage, operation, {
    title: `for what belongs to ${record.owner}, of another organisation`,
    values: { query: { [parameter]: value } },
    intent: { kind: 'open' },
  });
  const items = valueAtPointer(exchange.response.value, role.items.pointer);
  const isIt = (item: unknown): boolean => isSameValue(readKey(role.items.key, exchange, item), record.key);
  if (!isSuccess(exchange) || !Array.isArray(items) || !items.some(isIt)) return false;
  if (isSilent) return true;
  const place = Object.values(role.items.key).find((source) => source.in === 'item');
  const accessor = place?.in === 'item' ? toAccessor(place.pointer) : '';
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
    proof: `!${valueAt(-1, role.items.pointer)}?.some((x) => String(x${accessor}) === ${JSON.stringify(String(Object.values(record.key).at(-1)))})`,
  });
  return true;
}
