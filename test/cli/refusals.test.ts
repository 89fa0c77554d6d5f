import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFolder, type Folder } from './create-folder.js';
import { handlers, teaHouse, teas } from './tea-house.js';
import { runTwinspec } from './twinspec.js';

describe('a start that cannot succeed says what is wrong, where, and ends with 1', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await createFolder({
      'tea-house.yaml': teaHouse(),
      'syntax.yaml': 'openapi: 3.1.1\ninfo: {title: x, version: "1"\npaths: {}\n',
      'dangling.yaml': teaHouse().replace("schemas/Tea'}}\n", "schemas/Coffee'}}\n"),
      'broken-fixture.yaml': 'collections:\n  teas: [{name: assam\n',
      'twice.yaml': teas('assam', 'assam'),
      'unknown-collection.yaml': 'collections: {coffees: [{name: mocca}]}\n',
      'no-fixture.yaml': '- assam\n',
      'broken-credential.yaml': 'collections: {}\ncredentials: [{role: guest}]\n',
      'no-handlers.mjs': 'export const listTeas = () => ({ status: 200 });\n',
      'unknown-handler.mjs': handlers().replace('listTeas', 'listCoffees'),
      'no-function.mjs': 'export const handlers = { listTeas: [] };\n',
      'broken-handlers.mjs': 'export const handlers = {{};\n',
      'throwing-handlers.mjs': 'throw new Error("no tea today");\n',
    });
  });
  afterAll(() => folder.remove());

  test.each([
    {
      because: 'the document is not YAML',
      args: ['syntax.yaml'],
      message: /^twinspec: syntax\.yaml is not well-formed \(1 problem\):\n.*syntax\.yaml:3:\d+ {2}This is not YAML: /,
    },
    {
      because: 'a reference leads nowhere',
      args: ['dangling.yaml'],
      message:
        /^twinspec: dangling\.yaml is not a valid OpenAPI document \(1 problem\):\n.*dangling\.yaml:\d+:\d+ {2}.*Coffee/,
    },
    {
      because: 'the file is missing',
      args: ['coffee-house.yaml'],
      message: "there is no file and no service 'coffee-house.yaml'; the services are: squadcast, ",
    },
    {
      because: 'no service has the name',
      args: ['squadcasts'],
      message:
        "there is no file and no service 'squadcasts'; the services are: squadcast, org-user-management, secoda, windmill.\n",
    },
    { because: 'the source is a folder', args: ['.'], message: "'.' is not a file" },
    {
      because: 'two sources have one name',
      args: ['squadcast', 'squadcast'],
      message: "two mocks would be named 'squadcast'; call a file otherwise with <name>=<file>.",
    },
    {
      because: 'the file of a name is missing',
      args: ['evening=coffee-house.yaml'],
      message: "there is no file and no service 'coffee-house.yaml'",
    },
    {
      because: 'a name cannot be a segment of a path',
      args: ['_twinspec=tea-house.yaml'],
      message: "there is no file and no service '_twinspec=tea-house.yaml'",
    },
    {
      because: 'the fixture is not YAML',
      args: ['tea-house.yaml', '--fixtures', 'broken-fixture.yaml'],
      message: 'broken-fixture.yaml is not well-formed: ',
    },
    {
      because: 'the fixture has a key twice',
      args: ['tea-house.yaml', '--fixtures', 'twice.yaml'],
      message: /twice\.yaml:\d+:\d+ .*teas.*assam/,
    },
    {
      because: 'the fixture has a collection that the document has not',
      args: ['tea-house.yaml', '--fixtures', 'unknown-collection.yaml'],
      message: /unknown-collection\.yaml:\d+:\d+ .*coffees/,
    },
    {
      because: 'the fixture is a list',
      args: ['tea-house.yaml', '--fixtures', 'no-fixture.yaml'],
      message: "no-fixture.yaml is no fixture: it needs 'collections'",
    },
    {
      because: 'a credential lacks its header',
      args: ['tea-house.yaml', '--fixtures', 'broken-credential.yaml'],
      message: "every entry of 'credentials' needs 'role', 'header' and 'value'",
    },
    {
      because: 'the fixture is missing',
      args: ['tea-house.yaml', '--fixtures', 'nowhere.yaml'],
      message: '--fixtures nowhere.yaml does not exist.',
    },
    {
      because: 'one fixture is for several mocks',
      args: ['--fixtures', 'twice.yaml'],
      message: '--fixtures twice.yaml is one file for 4 mocks; give a folder with <name>.yaml for each.',
    },
    {
      because: 'the folder has no fixture for any of them',
      args: ['squadcast', 'secoda', '--fixtures', '.'],
      message: '--fixtures . has no squadcast.yaml, secoda.yaml.',
    },
    {
      because: 'the handlers are missing',
      args: ['tea-house.yaml', '--handlers', 'nowhere.mjs'],
      message: '--handlers nowhere.mjs does not exist.',
    },
    {
      because: 'the module exports no handlers',
      args: ['tea-house.yaml', '--handlers', 'no-handlers.mjs'],
      message: "--handlers no-handlers.mjs has no export 'handlers'; write: export const handlers = {",
    },
    {
      because: 'a handler is for no operation',
      args: ['tea-house.yaml', '--handlers', 'unknown-handler.mjs'],
      message: "--handlers unknown-handler.mjs: no document has an operation 'listCoffees'.",
    },
    {
      because: 'a handler is no function',
      args: ['tea-house.yaml', '--handlers', 'no-function.mjs'],
      message: "--handlers no-function.mjs: 'listTeas' is not a function.",
    },
    {
      because: 'the handlers are not JavaScript',
      args: ['tea-house.yaml', '--handlers', 'broken-handlers.mjs'],
      message: /--handlers broken-handlers\.mjs cannot be loaded: .* \(node --check broken-handlers\.mjs shows where\)/,
    },
    {
      because: 'the handlers throw while they load',
      args: ['tea-house.yaml', '--handlers', 'throwing-handlers.mjs'],
      message: '--handlers throwing-handlers.mjs cannot be loaded: no tea today',
    },
    {
      because: 'there is no such setting',
      args: ['secoda', '--set', 'secoda.writeLimits=1'],
      message: '--set secoda.writeLimits=1: there is no such setting; there are: secoda.writeLimit.',
    },
    {
      because: 'the service of a setting is not served',
      args: ['squadcast', '--set', 'secoda.writeLimit=1'],
      message: '--set secoda.writeLimit=1: nothing that is served has settings.',
    },
    {
      because: 'a setting has another type',
      args: ['secoda', '--set', 'secoda.writeLimit=few'],
      message: '--set secoda.writeLimit=few: the value must be a number.',
    },
    {
      because: 'the address is not of this machine',
      args: ['squadcast', '--host', '192.0.2.1'],
      message: '192.0.2.1 is no address of this machine.',
    },
  ])('$because', async ({ args, message }) => {
    const { code, stdout, stderr } = await runTwinspec(['mock', '--port', '0', ...args], folder.path);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^twinspec: /);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('all that is wrong with a document is told at once', async () => {
    await folder.write(
      'three.yaml',
      teaHouse()
        .replaceAll(/listTeas|addTea/g, 'tea')
        .replace('required: true', 'required: 1'),
    );
    const { stderr } = await runTwinspec(['mock', 'three.yaml'], folder.path);
    expect(stderr).toContain('(3 problems):');
    expect(stderr.match(/^.*three\.yaml:\d+:\d+ {2}/gm)).toHaveLength(3);
  });

  test('the port is in use', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      occupant.close();
    });
    await once(occupant, 'listening');
    const { port } = occupant.address() as AddressInfo;

    expect(await runTwinspec(['mock', 'squadcast', '--port', String(port)])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `twinspec: port ${port} of 127.0.0.1 is in use; take another with --port, or 0 for a free one.\n`,
    });
  });
});
