import { readResourceModel } from '../resources/index.js';
import type { Spec } from '../spec/index.js';
import type { RunEvent } from './events.js';
import { type CleanupResult, cleanUp } from './journal/cleanup.js';
import type { JournalWriter } from './journal/journal-file.js';
import { createJournaledTarget } from './journal/journaled-target.js';
import { tagOf } from './run/tag.js';
import { RunEnded } from './session.js';
import type { RunSettings } from './settings.js';
import { createStoppableTarget } from './stoppable-target.js';
import type { ContractTarget } from './target/index.js';
import { verify } from './verify.js';

/** A run that remembers what it makes, can be stopped at any time, and leaves everything as it was. */
export interface CarefulRun {
  /** What happens, as it happens; to be read once. */
  readonly events: AsyncGenerator<RunEvent, void, void>;
  /** Nothing more is sent; the events end. */
  stop(reason: string): void;
  /** Waits for what is on its way, and deletes all that was made. For after the events, however they ended. */
  cleanUp(): Promise<CleanupResult>;
}

export interface CarefulRunParts {
  readonly spec: Spec;
  readonly target: ContractTarget;
  readonly settings: RunSettings;
  readonly journal?: JournalWriter | undefined;
}

export function createCarefulRun({ spec, target, settings, journal }: CarefulRunParts): CarefulRun {
  const resources = readResourceModel(spec);
  const journaled = createJournaledTarget(target, { spec, resources, journal });
  const stoppable = createStoppableTarget(journaled);
  return {
    events: untilEnded(verify(spec, stoppable, settings)),
    stop: (reason) => stoppable.stop(reason),
    async cleanUp() {
      await stoppable.idle();
      return cleanUp(journaled.remains, {
        spec,
        target,
        resources,
        identities: settings.identities,
        tag: tagOf(settings.seed),
        onGone: (effect) => journal?.append({ type: 'cleaned', effects: [effect] }),
      });
    },
  };
}

/** A stop while findings are shrunk takes the rest of them. */
async function* untilEnded(events: AsyncIterable<RunEvent>): AsyncGenerator<RunEvent, void, void> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
  }
}
