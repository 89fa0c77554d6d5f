import type { Operation } from '../../spec/index.js';
import { type Schemas, schemasOf } from '../../validation/index.js';
import type { Intent, RequestValues } from '../case.js';
import { createScene } from '../scene/scene.js';
import type { Phase } from '../session.js';
import {
  bodyOfOperation,
  isObject,
  isSafeOperation,
  parametersIn,
  prepareRequest,
  type Stage,
  sendShot,
} from './coverage-stage.js';
import { refersToOthers, tagExample } from './examples-tagging.js';

/** Every example that the document gives for a request, as harmless as it can be. */
export const examples: Phase = {
  name: 'examples',
  async run(session) {
    const stage: Stage = { phase: 'examples', session, scene: createScene(session) };
    const schemas = schemasOf(session.spec);
    for (const operation of session.spec.operations) {
      if (!session.mayCall(operation) || !session.isChosen(operation)) continue;
      await sendBodies(stage, operation, schemas);
      if (isSafeOperation(operation)) await sendParameters(stage, operation);
    }
  },
};

async function sendBodies(stage: Stage, operation: Operation, schemas: Schemas): Promise<void> {
  const described = bodyOfOperation(operation);
  for (const [name, example] of Object.entries(described?.media.examples ?? {})) {
    const values = await prepareRequest(stage, operation);
    if (values === undefined || described?.media.schema === undefined) return;
    const validate = schemas.forRequest(described.media.schema);
    if (validate(example, '').length > 0) {
      stage.session.note(`The example ${name} breaks its own schema.`, operation);
      continue;
    }
    const tagged = tagExample(example, stage.session.tag, stage.session.nextSerial());
    const isTagged = validate(tagged, '').length === 0;
    const body = withKeys(stage, operation, isTagged ? tagged : example);
    const title = `with the example ${name === 'default' ? 'of the document' : name}`;
    await sendShot(stage, operation, {
      title,
      values: { ...values, body },
      intent: intentOf(stage, operation, { body, isTagged }),
    });
  }
}

/** Keys of own records in the place of those that the example names. */
function withKeys(stage: Stage, operation: Operation, body: unknown): unknown {
  const keys = stage.scene.requestFor(operation)?.body;
  return isObject(body) && isObject(keys) ? { ...body, ...keys } : body;
}

interface Tagged {
  readonly body: unknown;
  readonly isTagged: boolean;
}

/** A new record from an example has to be accepted; a change may depend on what the record is by then. */
function intentOf({ session }: Stage, operation: Operation, { body, isTagged }: Tagged): Intent {
  const roles = session.resources.rolesOf(operation).map(({ kind }) => kind);
  if (refersToOthers(body) || !isTagged || roles.length === 0) return { kind: 'open' };
  return { kind: 'valid', isCertain: roles.every((kind) => kind === 'create'), pointer: '/body#example' };
}

/** Reads with the examples of parameters; whether what they name is here nobody knows. */
async function sendParameters(stage: Stage, operation: Operation): Promise<void> {
  const path = exampleValues(operation, 'path');
  const query = exampleValues(operation, 'query');
  const isComplete = parametersIn(operation, 'path').every(({ name }) => Object.hasOwn(path, name));
  const isEmpty = Object.keys({ ...path, ...query }).length === 0;
  if (!isComplete || isEmpty) return;
  const values: RequestValues = { path, query };
  await sendShot(stage, operation, { title: 'with the examples of its parameters', values, intent: { kind: 'open' } });
}

function exampleValues(operation: Operation, place: 'path' | 'query'): Readonly<Record<string, unknown>> {
  const entries = parametersIn(operation, place).map(
    ({ name, examples: given }) => [name, Object.values(given)[0]] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
