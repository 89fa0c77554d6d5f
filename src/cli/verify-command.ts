import { checks } from '../contract/index.js';
import { runContract } from './contract-run.js';
import { connect, logInAll } from './contract-connection.js';
import { describePlan } from './describe-plan.js';
import { endWith } from './end-with.js';
import { readRunSettings } from './run-settings.js';
import type { VerifyOptions } from './verify-options.js';

/** `twinspec verify`: ends with 0 when nothing is found, with 1 when something is, with 2 when it could not run. */
export function runVerifyCommand(
  document: string | undefined,
  options: VerifyOptions & { readonly listChecks?: boolean },
): Promise<void> {
  return endWith(async () => {
    if (options.listChecks) {
      process.stdout.write(listOfChecks());
      return 0;
    }
    const connection = await connect(document, options);
    try {
      if (options.dryRun) {
        const settings = await readRunSettings(connection, options, connection.callers.identities);
        process.stdout.write(describePlan({ ...connection, settings }));
        return 0;
      }
      const settings = await readRunSettings(connection, options, await logInAll(connection));
      return await runContract(connection, settings, options);
    } finally {
      await connection.target.close();
    }
  });
}

function listOfChecks(): string {
  const width = Math.max(...Object.keys(checks).map(({ length }) => length));
  return Object.entries(checks)
    .map(([name, promise]) => `${name.padEnd(width)}  ${promise}\n`)
    .join('');
}
