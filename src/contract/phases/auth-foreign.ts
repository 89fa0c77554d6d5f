import type { Operation } from '../../spec/index.js';
import { type Exchange, isRefusal, isSafe, isSuccess } from '../exchange.js';
import { valueAtPointer } from '../json-pointer.js';
import { allOf, hasStatus, hasValue } from '../proof.js';
import { ownerNear } from '../scene/addresses.js';
import { isObject, isSameValue } from '../state/same-value.js';
import { searchForForeign } from './auth-foreign-lists.js';
import { type ForeignRecord, makeForeign, readAsOwner, removeForeign, type Sight } from './auth-foreign-record.js';
import { referToForeign } from './auth-foreign-references.js';
import { takeForeignValues } from './auth-foreign-values.js';
import { withSomething } from './auth-something.js';
import { unknownRequest } from './coverage-methods.js';
import { parametersIn, prepareRequest, type Stage, sendShot } from './coverage-stage.js';
import { mayCreate } from './coverage-unknown.js';

/** Whatever belongs to another organisation is not there for ours: it is neither found, nor changed, nor referred to. */
export async function checkForeignRecords(stage: Stage): Promise<void> {
  const { session } = stage;
  if (session.settings.readOnly) return;
  for (const collection of session.resources.collections.keys()) {
    const record = await makeForeign(stage, collection);
    if (record === undefined) continue;
    if (await isOverseer(stage, record)) {
      session.note(`The usual caller sees the ${collection} of ${record.owner}, so nothing is foreign to it.`);
    } else {
      await addressForeign(stage, record);
      await searchForForeign(stage, record);
      await referToForeign(stage, record);
      await takeForeignValues(stage, record);
    }
    await removeForeign(stage, record);
  }
}

/** Somebody who may read and find it, such as whoever runs the platform; a server that errs does so in one place. */
async function isOverseer(stage: Stage, record: ForeignRecord): Promise<boolean> {
  const { session } = stage;
  const readers = session.spec.operations.filter(
    (operation) =>
      session.mayCall(operation) &&
      session.resources
        .rolesOf(operation)
        .some((role) => role.kind === 'read' && role.collection === record.collection),
  );
  const answers: Exchange[] = [];
  for (const operation of readers) {
    for (const values of await addressesOf(stage, operation, record)) {
      answers.push(await sendShot(stage, operation, { title: titleOf(record), values, intent: { kind: 'open' } }));
    }
  }
  return answers.some(isSuccess) && (await searchForForeign(stage, record, { isSilent: true }));
}

const titleOf = ({ owner }: ForeignRecord): string => `for a record that belongs to ${owner}, of another organisation`;

/** What deletes comes last. */
const inOrder = (operations: readonly Operation[]): readonly Operation[] => [
  ...operations.filter(({ method }) => method !== 'delete'),
  ...operations.filter(({ method }) => method === 'delete'),
];

/** Requests that name the record in their path, one for each place. */
async function addressesOf(stage: Stage, operation: Operation, record: ForeignRecord) {
  const parameters = parametersIn(operation, 'path').flatMap(({ name }) => {
    const owner = ownerNear(stage.session, operation, name);
    const value = owner?.collection === record.collection ? record.key[owner.property] : undefined;
    return value === undefined ? [] : [{ name, value }];
  });
  if (parameters.length === 0) return [];
  const prepared = (await prepareRequest(stage, operation)) ?? unknownRequest(stage, operation);
  const values = withSomething(stage, operation, prepared);
  return parameters.map(({ name, value }) => ({ ...values, path: { ...values.path, [name]: value }, parameter: name }));
}

async function addressForeign(stage: Stage, record: ForeignRecord): Promise<void> {
  const { session } = stage;
  const operations = inOrder(session.spec.operations).filter(
    (operation) => session.mayCall(operation) && session.isChosen(operation) && !mayCreate(operation),
  );
  let before = await readAsOwner(stage, record);
  for (const operation of operations) {
    for (const { parameter, ...values } of await addressesOf(stage, operation, record)) {
      const intent = { kind: 'unknown-id', parameter } as const;
      const exchange = await sendShot(stage, operation, { title: titleOf(record), values, intent });
      if (isSafe(exchange)) continue;
      const after = await readAsOwner(stage, record);
      if (before && after && isRefusal(exchange)) reportChange(stage, { record, before, exchange, after });
      before = after;
    }
  }
}

interface Story {
  readonly record: ForeignRecord;
  readonly before: Sight;
  /** What was refused. */
  readonly exchange: Exchange;
  readonly after: Sight;
}

function reportChange({ session }: Stage, { record, before, exchange, after }: Story): void {
  if (!isSuccess(before.exchange)) return;
  const { writable = new Set<string>() } = session.resources.collections.get(record.collection) ?? {};
  const [old, fresh] = [recordIn(before), recordIn(after)];
  const changed = [...writable].filter((name) => isSuccess(after.exchange) && !isSameValue(old[name], fresh[name]));
  const isThere = isSuccess(after.exchange);
  if (isThere && changed.length === 0) return;
  const { operation, response } = exchange;
  const isAsBefore = changed.map((name) => hasValue(-1, `${after.pointer}/${name}`, old[name]));
  session.report({
    check: 'rejected-leaves-no-trace',
    basis: 'document',
    severity: 'error',
    operation: operation.id,
    shownBy: [after.exchange.operation.id],
    pointer: `/${record.collection}`,
    message: `${operation.id} refuses a record of another organisation with ${response.status}, and works on it all the same.`,
    expected: 'the record as it was',
    received: isThere ? `another ${changed.join(' and ')}` : String(after.exchange.response.status),
    at: operation,
    evidence: [record.madeBy, before.exchange.index, exchange.index, after.exchange.index],
    proof: allOf(hasStatus(-1, ['2XX']), ...isAsBefore),
  });
}

function recordIn({ exchange, pointer }: Sight): Readonly<Record<string, unknown>> {
  const record = valueAtPointer(exchange.response.value, pointer);
  return isObject(record) ? record : {};
}
