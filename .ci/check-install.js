// Packs the package as it is built, installs it in an empty folder as a user does, and uses what is there: the command, the
// server, the library and its types.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = async (cwd, command, ...args) => (await promisify(execFile)(command, args, { cwd })).stdout.trim();

const library = `import { createMock } from 'twinspec';

const mock = await createMock('secoda', { seed: 1 });
const response = await mock.fetch('http://mock/user', { headers: { authorization: 'Bearer secoda-api-key' } });
console.log(response.status);
`;

const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
};

const folder = await mkdtemp(join(tmpdir(), 'twinspec-install-'));
try {
  await install();
  await checkCommand();
  await checkServer();
  await checkLibrary();
} finally {
  await rm(folder, { recursive: true });
}

async function install() {
  await run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball] = await readdir(folder);
  await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  await run(folder, 'npm', 'install', `./${tarball}`);
}

async function checkCommand() {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expectEqual('npx twinspec --version', await run(folder, 'npx', 'twinspec', '--version'), version);
}

async function checkServer() {
  const server = spawn('npx', ['twinspec', 'mock', '--port', '0'], { cwd: folder, detached: true });
  let output = '';
  const ended = once(server, 'close');
  try {
    for await (const chunk of server.stdout) {
      output += chunk;
      if (/\n\n$/.test(output)) break;
    }
    const curls = output.match(/curl .*/g) ?? [];
    expectEqual('requests in the banner', curls.length, 4);
    for (const curl of curls) {
      expectEqual(curl, await run(folder, 'bash', '-c', `${curl} -sS -o /dev/null -w '%{http_code}'`), '200');
    }
  } finally {
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
}

async function checkLibrary() {
  await writeFile(join(folder, 'use.ts'), library);
  await writeFile(join(folder, 'use.js'), library);
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  expectEqual('node use.js', await run(folder, process.execPath, 'use.js'), '200');
  await run(folder, process.execPath, join(root, 'node_modules/typescript/bin/tsc')).catch(({ stdout }) => {
    throw new Error(`The types do not fit:\n${stdout}`);
  });
}

function expectEqual(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what}: expected ${expected}, but it was ${actual}`);
  console.log(`${what}: ${actual}`);
}
