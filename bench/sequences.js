// @ts-check
// Random sequences of requests to a hand-written server and to the mock of its document, exchange by exchange: `node bench/sequences.js [count]`.
// The comparison is that of test/services/derived, which takes a sample of the same sequences.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [count = '1000'] = process.argv.slice(2);
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const child = spawn(
  process.execPath,
  [vitest, 'run', '--project', 'sources', 'test/services/derived/people.test.ts', '--reporter', 'verbose'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, TWINSPEC_SEQUENCES: count, VITEST_MAX_WORKERS: '1' },
    stdio: 'inherit',
  },
);
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
