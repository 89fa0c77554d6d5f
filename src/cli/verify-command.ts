import { createIdentities, ProbeFailure, type RunSettings } from '../contract/index.js';
import { missingBasePath } from './base-url.js';
import { type Connection, connect, logInAll } from './contract-connection.js';
import { runContract } from './contract-run.js';
import { describePlan } from './describe-plan.js';
import { endWith } from './end-with.js';
import { readRunSettings } from './run-settings.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';
import type { VerifyOptions } from './verify-options.js';

/** `twinspec verify`: ends with 0 when nothing is found, with 1 when something is, with 2 when it could not run. */
export function runVerifyCommand(document: string | undefined, options: VerifyOptions, shell: Shell): Promise<void> {
  return endWith(shell, async () => {
    const connection = await connect(document, options, shell);
    try {
      if (options.dryRun) {
        const settings = await readRunSettings(connection, options, connection.callers.identities);
        shell.stdout.write(describePlan({ ...connection, settings }));
        return 0;
      }
      const settings = await readRunSettings(connection, options, await logInAll(connection));
      // A shard may have nothing to do.
      if (options.shard === undefined) refuseWithoutCallers(connection, settings);
      return await runContract({ connection, settings, options, shell }).catch((error: unknown) =>
        explain(error, connection),
      );
    } finally {
      await connection.target.close();
    }
  });
}

/** A run that may call nothing would find nothing, which is not the same as all being well. */
function refuseWithoutCallers({ spec }: Connection, settings: RunSettings): void {
  const identities = createIdentities(spec, settings);
  const chosen = spec.operations.filter(({ id }) => settings.operations?.includes(id) ?? true);
  if (chosen.some((operation) => identities.callerOf(operation) !== undefined)) return;
  const schemes = Object.keys(spec.securitySchemes).join(', ');
  throw new UsageError(
    chosen.length === 0
      ? 'there is no operation to check; nothing fits --operation and --tag.'
      : `every operation needs credentials (${schemes}), and none are given that fit: --token, --api-key, --user or --header.`,
  );
}

function explain(error: unknown, { url, spec }: Connection): never {
  const whole = missingBasePath(url, spec);
  if (!(error instanceof ProbeFailure) || whole === undefined) throw error;
  throw new UsageError(`${error.message} The servers of ${spec.file} have a base path: --url ${whole}`, {
    cause: error,
  });
}
