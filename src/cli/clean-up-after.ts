import { rmSync } from 'node:fs';
import { cleanUp, type JournaledTarget, type RunSettings, tagOf } from '../contract/index.js';
import { readResourceModel } from '../resources/index.js';
import type { Connection } from './contract-connection.js';
import type { RunJournal } from './contract-journal.js';
import { describeCleanup } from './describe-cleanup.js';

interface Aftermath {
  readonly connection: Connection;
  readonly settings: RunSettings;
  readonly journaled: JournaledTarget;
  readonly journal: RunJournal | undefined;
}

/** Deletes what the run has made and says what is left; a journal that nobody asked for goes where nothing is. */
export async function cleanUpAfter({ connection, settings, journaled, journal }: Aftermath): Promise<void> {
  const { spec, target } = connection;
  const result = await cleanUp(journaled.remains, {
    spec,
    target,
    resources: readResourceModel(spec),
    identities: settings.identities,
    tag: tagOf(settings.seed),
    onGone: (effect) => journal?.append({ type: 'cleaned', effects: [effect] }),
  });
  if (journal?.isTemporary && result.left.length === 0) rmSync(journal.file, { force: true });
  process.stderr.write(describeCleanup(result, journal?.file));
}
