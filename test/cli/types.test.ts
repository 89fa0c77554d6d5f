import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { teaHouse } from './tea-house.js';
import { runTwinspec } from './twinspec.js';

let folder: string;
beforeEach(async () => {
  // Within the project, where the package that the types come from is found by its own name.
  folder = await mkdtemp(join(process.cwd(), '.types-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What TypeScript says of handlers beside the generated types, by their name. */
async function complaintsOf(handlers: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string[]>>> {
  const files = await Promise.all(
    Object.entries(handlers).map(async ([name, body]) => {
      const file = join(folder, `${name}.ts`);
      await writeFile(
        file,
        `import type { Handlers } from './api.js';\nexport const handlers: Handlers = { ${body} };\n`,
      );
      return file;
    }),
  );
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const complaints = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
    name: basename(file?.fileName ?? '', '.ts'),
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
  return Object.fromEntries(
    Object.keys(handlers).map((name) => [
      name,
      complaints.filter((complaint) => complaint.name === name).map(({ text }) => text),
    ]),
  );
}

describe('twinspec types', () => {
  test('writes types by which TypeScript tells right handlers from wrong ones', async () => {
    await writeFile(join(folder, 'tea-house.yaml'), teaHouse());
    const { code, stderr } = await runTwinspec(['types', join(folder, 'tea-house.yaml'), '-o', join(folder, 'api.ts')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const complaints = await complaintsOf({
      right: 'listTeas: () => ({ status: 200, body: [] })',
      unknown: 'drinkTeas: () => ({ status: 200 })',
      wrong: 'listTeas: () => 5',
    });
    expect(complaints).toEqual({
      right: [],
      unknown: [expect.stringContaining("'drinkTeas' does not exist in type 'Handlers'")],
      wrong: [expect.stringContaining("'number' is not assignable")],
    });
  });

  test('names operations that have no id by their method and path', async () => {
    const document = join(folder, 'plain.yaml');
    await writeFile(document, teaHouse().replace(/^ +operationId: .*\n/gm, ''));
    const { code, stdout } = await runTwinspec(['types', document]);
    expect(code).toBe(0);
    expect(stdout).toContain('"get /teas": {');
    expect(stdout).toContain('export type Handlers');
  });

  test('writes those of Swagger 2.0, too', async () => {
    const schema = { $ref: '#/definitions/Tea' };
    const tea = { type: 'object', required: ['name'], properties: { name: { type: 'string', 'x-nullable': true } } };
    const brew = {
      operationId: 'brewTea',
      parameters: [{ in: 'body', name: 'tea', required: true, schema }],
      responses: { 200: { description: 'Done.', schema } },
    };
    const document = {
      swagger: '2.0',
      info: { title: 'Old', version: '1' },
      consumes: ['application/json'],
      produces: ['application/json'],
      paths: { '/teas': { post: brew } },
      definitions: { Tea: tea },
    };
    await writeFile(join(folder, 'old.json'), JSON.stringify(document));
    const { code, stderr } = await runTwinspec(['types', join(folder, 'old.json'), '-o', join(folder, 'api.ts')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const complaints = await complaintsOf({
      right: 'brewTea: ({ body }) => ({ status: 200, body: { name: body.name?.trim() ?? null } })',
      careless: 'brewTea: ({ body }) => ({ status: 200, body: { name: body.name.trim() } })',
    });
    expect(complaints).toEqual({ right: [], careless: [expect.stringContaining("'body.name' is possibly 'null'")] });
  });

  test('says where a document cannot be read', async () => {
    await writeFile(join(folder, 'bad.yaml'), 'openapi: 3.1.0\ninfo: {}\n');
    const { code, stderr } = await runTwinspec(['types', join(folder, 'bad.yaml')]);
    expect(code).toBe(1);
    expect(stderr).toContain('bad.yaml');
    expect(await readFile(join(folder, 'bad.yaml'), 'utf8')).toContain('openapi');
  });
});
