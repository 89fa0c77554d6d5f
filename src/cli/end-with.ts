import { describeFailure, isExplained } from './describe-failure.js';
import type { Shell } from './shell.js';

/** Does what a command of the suite does and makes its result the exit code; what cannot be done is said and makes it 2. */
export async function endWith(shell: Shell, run: () => Promise<number>): Promise<void> {
  try {
    shell.exitCode = await run();
  } catch (error) {
    shell.stderr.write(
      `${isExplained(error) || shell.env.TWINSPEC_DEBUG ? describeFailure(error) : unexpected(error)}\n`,
    );
    shell.exitCode = 2;
  }
}

const unexpected = (error: unknown): string =>
  `twinspec: this should not have happened: ${error instanceof Error ? error.message : String(error)}\n` +
  'Please report it; with TWINSPEC_DEBUG=1 it says where.';
