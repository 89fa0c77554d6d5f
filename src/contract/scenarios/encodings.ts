import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { type Exchange, isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { hasStatus } from '../proof.js';
import type { OwnRecord } from '../scene/scene.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';
import { settableOf } from '../state/settable.js';
import { type RecordOperation, rolesOfKind } from './roles-of-kind.js';
import type { Scenario } from './scenario.js';

/** Addresses a record by its id in every way that means the same: encoded where it need not be, and not where it need not be. */
export async function checkEncodedIds(scenario: Scenario, collection: string): Promise<void> {
  const { session, scene } = scenario;
  const record = (await withPlus(scenario, collection)) ?? (await scene.fresh(collection));
  if (record === undefined) return;
  for (const kind of ['read', 'patch', 'delete'] as const) {
    const [user] = rolesOfKind(session, collection, [kind]);
    const address = user && addressOf(scenario, { ...user, record });
    if (address) await spellOut(session, address);
  }
}

/** A record whose id holds a plus sign, where clients choose ids and plus signs are usual: e-mail addresses. */
async function withPlus({ session, scene }: Scenario, collection: string): Promise<OwnRecord | undefined> {
  const [creator] = rolesOfKind(session, collection, ['create']);
  const property = session.resources.collections.get(collection)?.key.at(-1);
  if (creator === undefined || property === undefined) return undefined;
  const isChosen = settableOf(session.spec, creator.role, creator.operation).has(property);
  const body = isChosen ? scene.bodyOf(creator.operation) : undefined;
  const id = isObject(body) ? body[property] : undefined;
  if (typeof id !== 'string' || !id.includes('@')) return undefined;
  return scene.fresh(collection, { overrides: { [property]: id.replace('@', '+box@') } });
}

/** A request, and the parameter of its path that a record's id stands in. */
interface Address {
  readonly operation: Operation;
  readonly record: OwnRecord;
  readonly values: RequestValues;
  readonly parameter: string;
  readonly id: string;
}

function addressOf(
  { scene }: Scenario,
  { operation, role, record }: RecordOperation & { readonly record: OwnRecord },
): Address | undefined {
  const [property, source] = Object.entries(role.key).at(-1) ?? [];
  if (property === undefined || source?.in !== 'path') return undefined;
  const found = scene.requestFor(operation, record);
  const isBodied = operation.requestBody?.required === true;
  const values = { ...found, ...(isBodied && { body: scene.bodyOf(operation) }) };
  return { operation, record, values, parameter: source.name, id: String(record.key[property]) };
}

/** A delete works only once, so it is not tried in the usual way before. */
async function spellOut(session: Session, address: Address): Promise<void> {
  const { operation, id } = address;
  const isDelete = operation.method === 'delete';
  const usual = { text: encodeURIComponent(id), how: 'with the usual encoding of its id' };
  if (!isDelete && !isSuccess(await send(session, address, usual))) return;
  for (const spelling of spellings(id).slice(0, isDelete ? 1 : undefined)) {
    const exchange = await send(session, address, spelling);
    session.asked(operation, 'percent-encoded-ids-work');
    if (!isSuccess(exchange) && exchange.response.status < 500)
      session.report(toDraft(address, { exchange, spelling }));
  }
}

interface Spelling {
  readonly text: string;
  readonly how: string;
}

const send = (session: Session, { operation, values, parameter }: Address, spelling: Spelling): Promise<Exchange> =>
  session.send({
    operation,
    phase: 'state',
    title: spelling.how,
    values,
    intent: { kind: 'open' },
    raw: { path: { [parameter]: spelling.text } },
  });

const toDraft = (
  { operation, record, parameter }: Address,
  { exchange, spelling }: { readonly exchange: Exchange; readonly spelling: Spelling },
): Draft => ({
  check: 'percent-encoded-ids-work',
  basis: 'protocol',
  severity: 'error',
  operation: operation.id,
  pointer: `/path/${parameter}`,
  message: `${operation.id} does not find a record ${spelling.how}; a path is percent-decoded once, and a plus sign in it is a plus sign.`,
  expected: '2XX',
  received: String(exchange.response.status),
  evidence: [record.createdBy, exchange.index],
  proof: hasStatus(-1, ['2XX']),
});

/** Texts that mean the same id (RFC 3986 section 6.2.2.2). */
function spellings(id: string): readonly Spelling[] {
  const encoded = encodeURIComponent(id);
  const bare = encoded.replaceAll('%2B', '+').replaceAll('%40', '@');
  const sign = id.includes('+') ? 'plus' : 'at';
  return [
    ...(bare === encoded ? [] : [{ text: bare, how: `with the ${sign} sign of its id as it is` }]),
    {
      text: encoded.replace(/^[A-Za-z0-9]/, toPercent),
      how: 'with its id percent-encoded where it need not be',
    },
  ];
}

const toPercent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
