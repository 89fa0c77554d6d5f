// The command of the README, over HTTP: every bundled mock keeps the contract of its document, workflows included.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const twinspec = (...args) => spawn(process.execPath, ['dist/cli/main.js', ...args], { cwd: root });

/** Service -> its base path, and who calls it: what the banner of the mock prints. */
const services = {
  squadcast: [
    '',
    'write=squadcast-write;scopes=read,user-write',
    'read=squadcast-read;scopes=read',
    'refresh=X-Refresh-Token: squadcast-refresh-owner',
  ],
  secoda: ['', 'api-key=secoda-api-key'],
  'org-user-management': [
    '/api/oum/v1',
    'admin=amara.okafor@example.com:mpat_admin000000000000000000000000001',
    'developer=priya.raghunathan@example.com:mpat_developer00000000000000000000001;scopes=',
    'analyst=diego.fuentes@example.com:mpat_analyst0000000000000000000000001;scopes=',
  ],
  windmill: [
    '/api',
    'superadmin=superadmin00000000000000000001;scopes=superadmin,workspace-admin,workspace-member',
    'workspace-admin=workspaceadmin0000000000000001;scopes=workspace-admin,workspace-member',
    'workspace-member=member000000000000000000000001;scopes=workspace-member',
    'nobody=nobody000000000000000000000001;scopes=',
  ],
};

const mock = twinspec('mock', '--port', '0');
try {
  const origin = await bannerOf(mock);
  for (const [name, [basePath, ...identities]] of Object.entries(services)) {
    const callers = identities.flatMap((identity) => ['--identity', identity]);
    const parameters = name === 'windmill' ? ['--param', 'workspace=starter'] : [];
    const run = twinspec('verify', name, '--url', `${origin}/${name}${basePath}`, ...callers, ...parameters);
    run.stdout.pipe(process.stdout);
    run.stderr.pipe(process.stderr);
    const [code] = await once(run, 'close');
    if (code !== 0) throw new Error(`twinspec verify ${name} ended with ${code}.`);
  }
} finally {
  mock.kill();
}

async function bannerOf(server) {
  let text = '';
  for await (const piece of server.stdout) {
    text += piece;
    const [, origin] = /mocks at (http:\S+?)\s/.exec(text) ?? [];
    if (origin !== undefined) return origin;
  }
  throw new Error(`The mock did not start: ${text}`);
}
