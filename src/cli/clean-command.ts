import { type CleanupResult, cleanUp, continueJournal, createRemains, readJournal } from '../contract/index.js';
import { readResourceModel } from '../resources/index.js';
import { connect, logInAll } from './contract-connection.js';
import { describeCleanup } from './describe-cleanup.js';
import { endWith } from './end-with.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';
import type { ConnectOptions } from './verify-options.js';

export interface CleanCommand {
  readonly journal: string;
  readonly document: string | undefined;
  readonly options: ConnectOptions;
}

/** `twinspec clean`: ends with 0 when nothing is left, with 1 when something is, with 2 when it could not be tried. */
export function runCleanCommand(command: CleanCommand, shell: Shell): Promise<void> {
  return endWith(shell, async () => {
    const result = await clean(command, shell);
    const text = describeCleanup(result, undefined);
    shell.stdout.write(text === '' ? 'Nothing is left of this run.\n' : text);
    return result.left.length === 0 ? 0 : 1;
  });
}

async function clean({ journal, document, options }: CleanCommand, shell: Shell): Promise<CleanupResult> {
  const { header, effects } = readJournal(journal);
  const connection = await connect(
    document ?? header.document,
    { ...options, url: options.url ?? header.target },
    shell,
  );
  const { spec, target, callers } = connection;
  if (header.identities.length > 0 && callers.identities.length === 0) {
    throw new UsageError(
      `the run called as ${header.identities.join(', ')}; a journal holds no credentials, so give them again: --token …`,
    );
  }
  try {
    const remains = createRemains();
    for (const effect of effects) remains.apply(effect);
    const writer = continueJournal(journal);
    return await cleanUp(remains, {
      spec,
      target,
      resources: readResourceModel(spec),
      identities: await logInAll(connection),
      tag: header.tag,
      onGone: (effect) => writer.append({ type: 'cleaned', effects: [effect] }),
    });
  } finally {
    await target.close();
  }
}
