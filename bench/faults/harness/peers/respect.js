// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { apiNamed } from '../api.js';
import { runTool } from './run-tool.js';

const program = fileURLToPath(new URL('../../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));

/** `redocly respect` with the workflows that `redocly generate-arazzo` makes of the document: one request for each operation. */
/** @type {import('./peer-job.js').Peer} */
export const respect = {
  name: 'redocly respect',
  async failures({ api, document, server, folder }) {
    await writeFile(`${folder}/openapi.json`, JSON.stringify(document));
    await runTool(
      process.execPath,
      [program, 'generate-arazzo', 'openapi.json', '--output-file', 'a.arazzo.yaml'],
      folder,
    );
    const [caller] = apiNamed(api).identities(server.credentials);
    const inputs = Object.entries(caller?.credentials ?? {}).flatMap(([name, value]) => [
      '--input',
      `${name}=${value}`,
    ]);
    await runTool(
      process.execPath,
      [program, 'respect', 'a.arazzo.yaml', ...inputs, '--json-output', 'report.json'],
      folder,
    );
    const report = await readFile(`${folder}/report.json`, 'utf8').catch(() => '');
    if (report === '') return ['it did not run'];
    return Object.values(JSON.parse(report).files).flatMap((/** @type {any} */ file) =>
      file.executedWorkflows.flatMap((/** @type {any} */ workflow) =>
        workflow.executedSteps.flatMap((/** @type {any} */ step) =>
          step.checks
            .filter((/** @type {any} */ check) => !check.passed)
            .map((/** @type {any} */ check) => `${step.stepId}: ${check.name}`),
        ),
      ),
    );
  },
};
