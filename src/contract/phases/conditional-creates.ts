import type { RecordRole } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import { schemasOf } from '../../validation/index.js';
import { type Exchange, isRefusal, isSuccess } from '../exchange.js';
import type { Draft } from '../finding.js';
import { toAccessor } from '../json-pointer.js';
import { isRefused } from '../lists/list-proofs.js';
import { allOf } from '../proof.js';
import type { Scene } from '../scene/scene.js';
import type { Session } from '../session.js';
import { readKey } from '../state/read-key.js';
import { isObject, isSameValue } from '../state/same-value.js';
import { headerNamed } from './conditional-collections.js';

/** Repeating a creation with the same Idempotency-Key gets the first answer again and creates nothing. */
export async function checkIdempotencyKeys(session: Session, scene: Scene): Promise<void> {
  for (const operation of session.spec.operations) {
    const header = headerNamed(operation, /^(x-)?idempotency-key$/i);
    const role = session.resources.rolesOf(operation).find(({ kind }) => kind === 'create');
    if (header === undefined || role?.kind !== 'create') continue;
    if (!session.isChosen(operation) || !session.mayCall(operation)) continue;
    await checkRepeated({ session, scene, operation, role, header });
  }
}

interface KeyedCreation {
  readonly session: Session;
  readonly scene: Scene;
  readonly operation: Operation;
  readonly role: RecordRole;
  readonly header: string;
}

async function checkRepeated(creation: KeyedCreation): Promise<void> {
  const { session, scene, operation, role } = creation;
  const values = await scene.prepare(operation);
  const key = keyFor(creation);
  if (values === undefined || key === undefined) return;
  const body = scene.bodyOf(operation);
  const send = (title: string, sent: unknown, isValid: boolean): Promise<Exchange> =>
    session.send({
      operation,
      phase: 'state',
      title,
      values: { ...values, body: sent, headers: { ...values.headers, [creation.header]: key } },
      intent: { kind: isValid ? 'valid' : 'open' },
    });

  const first = await send('with an idempotency key', body, true);
  if (!isSuccess(first)) return;
  session.asked(operation, 'idempotent-methods-are-idempotent');
  const again = await send('once more with the same idempotency key', body, false);
  const isSame = isSuccess(again) && isSameValue(readKey(role.key, first), readKey(role.key, again));
  if (!isSame) reportRepeated(creation, first, again);
  else if (saysRefused(creation)) {
    const other = await send('with the same idempotency key and another body', scene.bodyOf(operation), false);
    if (!isRefusal(other)) reportOther(creation, first, other);
  }
}

/** A key that the parameter's schema takes, with the run's tag in it where it may. */
function keyFor({ session, operation, header }: KeyedCreation): string | undefined {
  const schema = operation.parameters.find(({ name, in: place }) => place === 'header' && name === header)?.schema;
  const candidates = [`${session.tag}-${operation.id}`.slice(0, 40).padEnd(16, '0'), crypto.randomUUID()];
  if (schema === undefined) return candidates[0];
  const accepts = schemasOf(session.spec).forRequest(schema);
  return candidates.find((candidate) => accepts(candidate, '').length === 0);
}

function descriptionOf({ session, operation, header }: KeyedCreation): string {
  const parameter = operation.parameters.find(({ name }) => name === header);
  const written = parameter && session.spec.resolve(parameter);
  return isObject(written) && typeof written.description === 'string' ? written.description : '';
}

const saysRefused = (creation: KeyedCreation): boolean =>
  /(another|different|other)\s+(body|payload|request|parameters)[^.]*(refus|reject|conflict|4\d\d)/is.test(
    descriptionOf(creation),
  );

function reportRepeated(creation: KeyedCreation, first: Exchange, again: Exchange): void {
  const keys = Object.values(creation.role.key).flatMap((source) =>
    source.in === 'response' ? [`answers.at(I).body${toAccessor(source.pointer)}`] : [],
  );
  const same = keys.map((key) => `${key.replace('I', '-1')} === ${key.replace('I', '-2')}`);
  report(creation, {
    message: isSuccess(again)
      ? 'A repeated creation with the same idempotency key creates a second record.'
      : 'A repeated creation with the same idempotency key does not get the first answer.',
    expected: `status ${first.response.status} and the same record`,
    received: isSuccess(again) ? 'another record' : `status ${again.response.status}`,
    evidence: [first.index, again.index],
    proof: allOf('answers.at(-1).status === answers.at(-2).status', ...same),
  });
}

function reportOther(creation: KeyedCreation, first: Exchange, other: Exchange): void {
  report(creation, {
    message: 'An idempotency key is taken once more, for another body.',
    expected: 'a refusal (4xx)',
    received: `status ${other.response.status}`,
    evidence: [first.index, other.index],
    proof: isRefused(-1),
  });
}

type Told = Pick<Draft, 'message' | 'expected' | 'received' | 'evidence' | 'proof'>;

function report(creation: KeyedCreation, told: Told): void {
  const isSaid = /same|again|repeat|retr|twice|once/i.test(descriptionOf(creation));
  creation.session.report({
    check: 'idempotent-methods-are-idempotent',
    basis: isSaid ? 'document' : 'inferred',
    severity: isSaid ? 'error' : 'observation',
    operation: creation.operation.id,
    pointer: `/header/${creation.header.toLowerCase()}`,
    ...told,
  });
}
