// Holds every document against the schema of OpenAPI itself.
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';

const folder = fileURLToPath(new URL('../specs/', import.meta.url));
const documents = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
if (documents.length === 0) throw new Error('There are no documents.');

for (const name of documents) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(`${folder}${name}`);
  console.log(`specs/${name}: ${valid ? `valid OpenAPI ${validator.version}` : JSON.stringify(errors, null, 2)}`);
  if (!valid) process.exitCode = 1;
}
