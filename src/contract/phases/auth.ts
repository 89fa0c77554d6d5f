import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { type Exchange, isRefusal, isSafe, isSuccess } from '../exchange.js';
import { needsCredentials } from '../identities.js';
import { createScene } from '../scene/scene.js';
import type { Phase } from '../session.js';
import { checkForeignRecords } from './auth-foreign.js';
import { withSomething } from './auth-something.js';
import { lookAfter } from './coverage-look.js';
import { unknownRequest } from './coverage-methods.js';
import {
  bodyOfOperation,
  isSafeOperation,
  isThere,
  mayAddress,
  parametersIn,
  prepareRequest,
  type Shot,
  type Stage,
  sendShot,
} from './coverage-stage.js';

/** For the rest of the operations the most telling ones will do. */
const fewFlaws = 3;

/** Who may do what: no credentials, wrong ones, those of somebody with fewer rights, of another organisation, or past their time. */
export const auth: Phase = {
  name: 'auth',
  async run(session) {
    const stage: Stage = { phase: 'auth', session, scene: createScene(session) };
    const operations = session.spec.operations.filter(
      (operation) => needsCredentials(operation) && session.mayCall(operation) && session.isChosen(operation),
    );
    const thorough = new Set([
      operations.find(isSafeOperation),
      operations.find((operation) => !isSafeOperation(operation)),
    ]);
    for (const operation of operations) {
      await sendAlternatives(stage, operation);
      const values = await harmless(stage, operation);
      const anonymous = await sendAndLook(stage, operation, {
        title: 'without credentials',
        values,
        identity: null,
        intent: { kind: 'unauthenticated' },
      });
      // Where nobody is asked for credentials, wrong ones tell nothing more.
      if (isSuccess(anonymous)) continue;
      await sendWrongCredentials(stage, operation, thorough.has(operation) ? Number.POSITIVE_INFINITY : fewFlaws);
      await sendOfOthers(stage, operation);
    }
    await checkForeignRecords(stage);
  },
};

/** Own records, or what is not there: nothing of others suffers when a faulty server lets the request through. */
async function harmless(stage: Stage, operation: Operation): Promise<RequestValues> {
  const prepared = await prepareRequest(stage, operation);
  if (prepared !== undefined && mayAddress(stage, operation, prepared))
    return withSomething(stage, operation, prepared);
  const body = bodyOfOperation(operation) === undefined ? undefined : stage.scene.bodyOf(operation);
  return { ...unknownRequest(stage, operation), ...(body !== undefined && { body }) };
}

/** Whether a refused write was carried out all the same shows at once, before another one could be to blame. */
async function sendAndLook(stage: Stage, operation: Operation, shot: Shot): Promise<Exchange> {
  const exchange = await sendShot(stage, operation, shot);
  if (isRefusal(exchange) && !isSafe(exchange)) await lookAfter(stage, operation, shot.values);
  return exchange;
}

async function sendWrongCredentials(stage: Stage, operation: Operation, most: number): Promise<void> {
  const wrong = stage.session.identities.wrongCredentials(operation);
  for (const { flaw, credentials, headers } of wrong.slice(0, most)) {
    const exchange = await sendAndLook(stage, operation, {
      title: `with credentials ${flaw}`,
      values: await harmless(stage, operation),
      credentials,
      ...(headers && { raw: { headers } }),
      intent: { kind: 'wrong-credentials', flaw },
    });
    // The most general flaws come first: whoever takes these takes the others, too.
    if (isSuccess(exchange)) return;
  }
}

async function sendOfOthers(stage: Stage, operation: Operation): Promise<void> {
  const { identities } = stage.session;
  for (const { identity, scopes } of identities.lacking(operation)) {
    await sendAndLook(stage, operation, {
      title: `as ${identity.name}`,
      values: await harmless(stage, operation),
      identity: identity.name,
      intent: { kind: 'missing-scope', scopes },
    });
  }
  for (const identity of identities.expiredOf(operation)) {
    await sendAndLook(stage, operation, {
      title: `with the expired credentials of ${identity.name}`,
      values: await harmless(stage, operation),
      identity: identity.name,
      intent: { kind: 'wrong-credentials', flaw: 'that have expired' },
    });
  }
  await sendAsOutsider(stage, operation);
}

/** What belongs to one organisation does not exist for another. */
async function sendAsOutsider(stage: Stage, operation: Operation): Promise<void> {
  const outsider = stage.session.identities.outsiderOf(operation);
  const parameter = parametersIn(operation, 'path').at(-1);
  if (outsider === undefined || parameter === undefined) return;
  const values = await prepareRequest(stage, operation);
  if (values === undefined) return;
  await sendShot(stage, operation, {
    title: `for a record of another organisation, as ${outsider.name}`,
    values,
    identity: outsider.name,
    intent: { kind: 'unknown-id', parameter: parameter.name },
  });
}

/** Each way to authenticate that the document offers and the caller has. */
async function sendAlternatives(stage: Stage, operation: Operation): Promise<void> {
  for (const credentials of stage.session.identities.alternativesOf(operation)) {
    const values = await prepareRequest(stage, operation);
    if (values === undefined) return;
    const schemes = Object.keys(credentials).join(' and ');
    const isCertain = isSafeOperation(operation) && isThere(stage, operation, values);
    await sendShot(stage, operation, {
      title: `with the credentials in ${schemes}`,
      values,
      credentials,
      intent: { kind: 'valid', isCertain, pointer: `/credentials/${schemes}` },
    });
  }
}
