#!/usr/bin/env node
import { runCli } from './run-cli.js';

// Who reads may go before the end (`| head`): words are lost then, and neither clean-up nor exit code.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

await runCli(process.argv, process);
