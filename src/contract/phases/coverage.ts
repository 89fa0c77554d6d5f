import type { Operation } from '../../spec/index.js';
import { createScene } from '../scene/scene.js';
import type { Phase } from '../session.js';
import { sendInvalidBodies } from './coverage-body.js';
import { lookAfter, lookAtCreated } from './coverage-look.js';
import { sendHead, sendOtherMethods, unknownRequest } from './coverage-methods.js';
import { sendInvalidParameters } from './coverage-parameters.js';
import { isSafeOperation, prepareRequest, type Stage } from './coverage-stage.js';
import { sendElsewhere, sendUnknownIds } from './coverage-unknown.js';
import { createValidRequests } from './coverage-valid.js';
import { sendAnyWords } from './coverage-words.js';

/** Every operation at its least and its most, each constraint on both sides of its boundary. The most telling requests come first. */
export const coverage: Phase = {
  name: 'coverage',
  async run(session) {
    const stage: Stage = { phase: 'coverage', session, scene: createScene(session) };
    const operations = session.spec.operations.filter(
      (operation) => session.mayCall(operation) && session.isChosen(operation),
    );
    const valid = createValidRequests(stage);
    const steps = [valid.least, valid.most, wrong, methods, boundaries];
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
        await lookAfter(stage, operation, values);
      }
      const isAddressed = values !== undefined || isSafeOperation(operation);
      if (isAddressed || operation.path.includes('{')) {
        await sendUnknownIds(stage, operation, values ?? unknownRequest(stage, operation));
      }
    }

    async function boundaries(operation: Operation): Promise<void> {
      await valid.boundaries(operation);
      await lookAtCreated(stage, operation);
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
