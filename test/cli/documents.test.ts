import { describe, expect, onTestFinished, test } from 'vitest';
import { createFolder } from './create-folder.js';
import { runTwinspec, startTwinspec } from './twinspec.js';

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await createFolder(files);
  onTestFinished(folder.remove);
  return folder.path;
}

const swagger = `swagger: '2.0'
info: { title: Teas, version: '1' }
basePath: /v1
paths:
  /teas:
    get:
      parameters: [{ name: of, in: query, type: array, collectionFormat: tsv }]
      responses: { 200: { description: Teas., schema: { type: array }, examples: { application/json: [] } } }
`;

const remote = `openapi: 3.1.1
info: { title: Teas, version: '1' }
paths: { /teas: { $ref: 'http://localhost:1/teas.yaml' } }
`;

describe('a document of Swagger 2.0', () => {
  test('is served, and the banner says with its place what is not done as it is written', async () => {
    const twinspec = await startTwinspec(['teas.yaml'], await folderOf({ 'teas.yaml': swagger }));

    expect(twinspec.banner).toContain(
      "  Not as it is written:\n  teas.yaml:7:74  'tsv' is not supported here: the list is read with commas.\n",
    );
    expect(await (await twinspec.fetch('/v1/teas')).json()).toEqual([]);
  });
});

describe('a reference to the network', () => {
  test.each([['mock'], ['verify', '--url', 'http://127.0.0.1:1']])(
    'is refused by %s unless it is allowed',
    async (command, ...args) => {
      const { code, stderr } = await runTwinspec(
        [command, 'teas.yaml', ...args],
        await folderOf({ 'teas.yaml': remote }),
      );

      expect(code).toBe(command === 'mock' ? 1 : 2);
      expect(stderr).toContain('teas.yaml:3:25  References to the network are followed only with --allow-remote-refs');
    },
  );

  test.each([['mock'], ['verify', '--url', 'http://127.0.0.1:1']])(
    'to this machine is refused by %s even then',
    async (command, ...args) => {
      const flags = [command, 'teas.yaml', '--allow-remote-refs', ...args];
      const { stderr } = await runTwinspec(flags, await folderOf({ 'teas.yaml': remote }));

      expect(stderr).toContain('its host is on this machine or in a private network');
    },
  );
});
