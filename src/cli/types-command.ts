import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpenAPI3 } from 'openapi-typescript';
import { loadSpec, type Spec } from '../spec/index.js';
import { resolveDocument } from './contract-document.js';
import type { Shell } from './shell.js';
import { UsageError } from './usage-error.js';

/** `twinspec types`: the types of a document's messages and of handlers for its operations, as a TypeScript module. */
export async function runTypesCommand(
  document: string,
  { output }: { readonly output?: string },
  shell: Shell,
): Promise<void> {
  const { file } = await resolveDocument(document);
  const spec = await loadSpec(file);
  const { default: openapiTS, astToString } = await importWriter();
  const nodes = await openapiTS(withOperationIds(spec), {
    cwd: pathToFileURL(`${dirname(resolve(file))}/`),
    immutable: true,
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
  });
  const text = [heading(file), astToString(nodes), handlerTypes].join('\n');
  if (output === undefined) shell.stdout.write(text);
  else await writeFile(output, text);
}

const heading = (file: string): string => `/** Generated from ${file} by \`twinspec types\`. */
import type { UserHandler } from 'twinspec';
`;

const handlerTypes = `/** What \`--handlers\` takes: \`export const handlers: Handlers = { … }\`; and \`mock.on<operations['…']>('…', …)\`. */
export type Handlers = { readonly [Id in keyof operations]?: UserHandler<operations[Id]> };
`;

/** The package that writes the types needs TypeScript itself, which only who writes handlers in it has. */
async function importWriter(): Promise<typeof import('openapi-typescript')> {
  try {
    return await import('openapi-typescript');
  } catch (cause) {
    const missing = 'openapi-typescript and typescript, which write the types, are not installed';
    throw new UsageError(`${missing}: npm install --save-dev openapi-typescript@7 typescript@5.`, { cause });
  }
}

/** The root document as it was read, with the ids that handlers go by where it gives none itself. */
function withOperationIds({ documents, operations }: Spec): OpenAPI3 {
  const [[, root] = ['', {}]] = [...documents];
  const copy = structuredClone('swagger' in root ? withComponents(root) : root) as OpenAPI3;
  for (const { id, path, method } of operations) {
    const item = copy.paths?.[path] as Record<string, { operationId?: string }> | undefined;
    const operation = item?.[method];
    if (operation !== undefined) operation.operationId ??= id;
  }
  return copy;
}

/** Swagger 2.0, which loading has made OpenAPI 3.1 but for the place of its schemas. */
function withComponents(swagger: Readonly<Record<string, unknown>>): object {
  const components = { ...(swagger['components'] as object), schemas: swagger['definitions'] };
  const root = { ...swagger, swagger: undefined, definitions: undefined, openapi: '3.1.0', components };
  const moved = (key: string, value: unknown): unknown =>
    key === '$ref' && typeof value === 'string' ? value.replace(/^#\/definitions\//, '#/components/schemas/') : value;
  return JSON.parse(JSON.stringify(root, moved)) as object;
}
