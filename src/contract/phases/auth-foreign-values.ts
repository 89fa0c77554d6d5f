import type { UniqueKey } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import { isRefusal, isSuccess } from '../exchange.js';
import { hasStatus } from '../proof.js';
import { keywordOf } from '../state/declared-properties.js';
import type { ForeignRecord } from './auth-foreign-record.js';
import { isObject, prepareRequest, type Stage, sendShot } from './coverage-stage.js';

/** A unique value of a foreign record is free, where values are unique within an organisation. */
export async function takeForeignValues(stage: Stage, record: ForeignRecord): Promise<void> {
  const { session, scene } = stage;
  const operation = scene.creatorOf(record.collection);
  const uniques = session.resources.collections.get(record.collection)?.unique ?? [];
  if (operation === undefined || !session.isChosen(operation)) return;
  for (const unique of uniques) await takeForeign(stage, operation, { record, unique });
}

interface Attempt {
  readonly record: ForeignRecord;
  readonly unique: UniqueKey;
}

async function takeForeign(stage: Stage, operation: Operation, { record, unique }: Attempt): Promise<void> {
  const { session } = stage;
  const taken = takenBy(stage, operation, { record, unique });
  if (taken === undefined) return;
  const send = async (values: Readonly<Record<string, unknown>>, title: string) => {
    const prepared = await prepareRequest(stage, operation);
    if (prepared === undefined || !isObject(prepared.body)) return undefined;
    const body = { ...prepared.body, ...values };
    return sendShot(stage, operation, { title, values: { ...prepared, body }, intent: { kind: 'open' } });
  };
  const names = Object.keys(taken).join(' and ');
  const refused = await send(taken, `with the ${names} of a record of another organisation`);
  if (refused === undefined || !isRefusal(refused) || ![400, 409, 422].includes(refused.response.status)) return;
  // Something else may be wrong with the request.
  const fresh = await send({}, `with a ${names} that nobody has`);
  if (fresh === undefined || !isSuccess(fresh)) return;
  session.report({
    check: 'unique-key-is-enforced',
    basis: 'document',
    severity: isWithinOrganisation(session.spec, unique) ? 'error' : 'observation',
    operation: operation.id,
    pointer: `/body/${unique.fields.join(',')}/foreign`,
    message: `${operation.id} refuses a ${names} that only a record of another organisation has, which tells of that record.`,
    expected: '2XX',
    received: String(refused.response.status),
    at: unique.at ?? operation,
    evidence: [record.madeBy, refused.index],
    proof: hasStatus(-1, ['2XX']),
  });
}

/** By the names of the request; undefined where it does not set them all. */
function takenBy(
  { session }: Stage,
  operation: Operation,
  { record, unique }: Attempt,
): Readonly<Record<string, unknown>> | undefined {
  const [input] = session.resources.rolesOf(operation).flatMap((role) => ('input' in role ? (role.input ?? []) : []));
  const nameOf = (field: string): string =>
    Object.entries(input?.names ?? {}).find(([, property]) => property === field)?.[0] ?? field;
  const isWhole = input?.pointer === '' && unique.fields.every((field) => typeof record.values[field] === 'string');
  return isWhole ? Object.fromEntries(unique.fields.map((field) => [nameOf(field), record.values[field]])) : undefined;
}

const organisation = '(?:organi[sz]ation|workspace|tenant|account|company)';
const within = new RegExp(
  String.raw`\bunique\b[^.;]*\b(?:in|within|per|inside|across|among|of)\s+(?:[\w']+\s+){0,3}${organisation}`,
  'i',
);
const elsewhere = new RegExp(
  String.raw`\b(?:other|another|different)\s+${organisation}s?\b[^.]*\b(?:not reserved|are free|may be used|may use|can use|can have|may have)`,
  'i',
);

/** Whether the property, or the document as a whole, says that others may have the same value. */
function isWithinOrganisation(spec: Spec, { at }: UniqueKey): boolean {
  const [[uri] = []] = spec.documents;
  const said = at && keywordOf(spec, at, 'description');
  const general = uri === undefined ? undefined : spec.read({ uri, pointer: '/info/description' });
  return within.test(textOf(said)) || elsewhere.test(textOf(general));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\s+/g, ' ') : '');
