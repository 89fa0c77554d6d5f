import type { Operation } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import type { Phase } from '../session.js';
import { sendInvalidBodies } from './coverage-body.js';
import { sendHead, sendOtherMethods, unknownRequest } from './coverage-methods.js';
import { sendInvalidParameters } from './coverage-parameters.js';
import { isSafeOperation, prepareRequest, type Stage, sendShot } from './coverage-stage.js';
import { sendElsewhere, sendUnknownIds } from './coverage-unknown.js';
import { createValidRequests } from './coverage-valid.js';
import { sendAnyWords } from './coverage-words.js';
import { createScene } from './scene.js';

/** Every operation at its least and its most, each constraint on both sides of its boundary. The most telling requests come first. */
export const coverage: Phase = {
  name: 'coverage',
  async run(session) {
    const stage: Stage = { phase: 'coverage', session, scene: createScene(session) };
    const operations = session.spec.operations.filter(
      (operation) => session.mayCall(operation) && session.isChosen(operation),
    );
    const valid = createValidRequests(stage);
    const steps = [valid.least, valid.most, wrong, methods, valid.boundaries];
    for (const group of inOrder(operations)) {
      for (const step of steps) {
        for (const operation of group) await step(operation);
      }
    }

    async function wrong(operation: Operation): Promise<void> {
      const values = await prepareRequest(stage, operation);
      if (values !== undefined) {
        await sendInvalidBodies(stage, operation, values);
        await sendInvalidParameters(stage, operation, values);
        await sendAnyWords(stage, operation, values);
        await sendElsewhere(stage, operation, values);
        await readOnce(stage, operation, values);
      }
      const isAddressed = values !== undefined || isSafeOperation(operation);
      if (isAddressed || operation.path.includes('{')) {
        await sendUnknownIds(stage, operation, values ?? unknownRequest(stage, operation));
      }
    }

    async function methods(operation: Operation): Promise<void> {
      const values = operation.method === 'get' ? await prepareRequest(stage, operation) : undefined;
      if (values !== undefined) await sendHead(stage, operation, values);
      await sendOtherMethods(stage, operation);
    }
  },
};

/** What deletes comes last, for the others need something to work on. */
const inOrder = (operations: readonly Operation[]): readonly (readonly Operation[])[] => [
  operations.filter(({ method }) => method !== 'delete'),
  operations.filter(({ method }) => method === 'delete'),
];

/** Lets the state model see whether what was refused has left a trace. */
async function readOnce(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  const { spec, resources } = stage.session;
  const collections = resources
    .rolesOf(operation)
    .flatMap((role) => ('key' in role && role.kind !== 'create' ? [role.collection] : []));
  if (isSafeOperation(operation) || collections.length === 0) return;
  const reader = spec.operations.find(
    (other) =>
      stage.session.mayCall(other) &&
      resources.rolesOf(other).some((role) => role.kind === 'read' && collections.includes(role.collection)) &&
      other.parameters.every(({ in: place, name }) => place !== 'path' || Object.hasOwn(values.path ?? {}, name)),
  );
  if (reader === undefined) return;
  const names = reader.parameters.flatMap(({ in: place, name }) => (place === 'path' ? [name] : []));
  const path = Object.fromEntries(names.map((name) => [name, values.path?.[name]]));
  await sendShot(stage, reader, { title: 'after refusals', values: { path }, intent: { kind: 'open' } });
}
