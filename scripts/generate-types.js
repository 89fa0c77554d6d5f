// Writes the types of each service's messages from its document; `--check` fails when what is committed differs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const services = ['squadcast', 'org-user-management', 'secoda', 'windmill', 'control-plane'];
/** The package that clients are typed with does not know arrays that are readonly. */
const forClients = new Set(['control-plane']);
const check = process.argv.includes('--check');

for (const service of services) {
  const document = new URL(`../specs/${service}.yaml`, import.meta.url);
  const file = new URL(`../src/services/${service}/generated/document.ts`, import.meta.url);
  const nodes = await openapiTS(document, {
    immutable: !forClients.has(service),
    alphabetize: false,
    defaultNonNullable: false,
  });
  const text = `/** Generated from specs/${service}.yaml by \`npm run types\`. */\n${astToString(nodes)}`;
  if (check) {
    const committed = await readFile(file, 'utf8').catch(() => '');
    if (committed !== text) {
      console.error(
        `src/services/${service}/generated/document.ts does not agree with specs/${service}.yaml: run npm run types.`,
      );
      process.exitCode = 1;
    }
    continue;
  }
  await mkdir(dirname(file.pathname), { recursive: true });
  await writeFile(file, text);
}
