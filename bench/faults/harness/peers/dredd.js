// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { toOpenApi30 } from './document-for.js';
import { runTool } from './run-tool.js';

const program = fileURLToPath(new URL('../../../node_modules/dredd/bin/dredd', import.meta.url));

/** Dredd reads OpenAPI 3.0 and sends one request for each successful answer, with the examples as values. */
/** @type {import('./peer-job.js').Peer} */
export const dredd = {
  name: 'dredd',
  program,
  install: 'npm install --prefix bench --no-save dredd@14',
  async failures({ document, server, folder }) {
    await writeFile(`${folder}/openapi.json`, JSON.stringify(onlySuccesses(toOpenApi30(document))));
    const [role = {}] = Object.values(server.credentials);
    const headers = Object.entries(role).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
    const base = document.servers[0].url;
    const report = ['--reporter', 'xunit', '--output', 'report.xml', '--loglevel', 'silent'];
    await runTool(process.execPath, [program, 'openapi.json', base, ...headers, ...report], folder);
    const xml = await readFile(`${folder}/report.xml`, 'utf8').catch(() => '');
    if (xml === '') return ['it did not run'];
    const failed = [...xml.matchAll(/<testcase name="([^"]*)"[^>]*>\s*<failure><!\[CDATA\[Message:\n(.*?)\n\n/gs)];
    return failed.flatMap(([, name, message = '']) => message.split('\n').map((line) => `${name}: ${line}`));
  },
};

/**
 * It would ask for every documented refusal with a request that is right.
 * @param {any} document
 */
function onlySuccesses(document) {
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(/** @type {any} */ (item))) {
      if (typeof operation?.responses !== 'object') continue;
      const kept = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      operation.responses = Object.fromEntries(kept);
    }
  }
  return document;
}
