// @ts-check
// How long a process takes to open a data folder with many records, to its banner and to its first answer.
// node bench/sandboxes/open.js [records]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock } from '../../dist/index.js';
import { createSandboxes, openKeeper } from '../../dist/sandboxes/index.js';
import { createSystemClock } from '../../dist/state/index.js';
import { launch } from './launch.js';

const [records = 100_000] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'twinspec-bench-'));
const data = join(folder, 'data');
const workspace = 'f69fdac9-4c90-4efd-a2e0-0a3ea642a216';

/** Writes as many users as there are to be, by transactions of a thousand, as clients would. */
async function fill() {
  const keeper = await openKeeper({ folder: data, writeAfter: 0, onError: (error) => process.emitWarning(error) });
  const sandboxes = createSandboxes({
    createClock: createSystemClock,
    creation: 'on-first-use',
    maximum: 10,
    now: () => Date.now(),
    keeper,
  });
  await createMock('secoda', { sandboxes });
  for (let done = 0; done < records; done += 1_000) {
    await sandboxes.enter('default', (sandbox) =>
      sandbox.change('secoda', (state) => {
        for (let index = done; index < Math.min(records, done + 1_000); index++)
          state.collection('users').insert(user(index));
      }),
    );
  }
  await keeper.close();
}

/** @param {number} index */
const user = (index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  email: `user${index}@example.com`,
  first_name: 'Nell',
  last_name: `Number ${index}`,
  role: 'viewer',
  _role: 'viewer',
  workspace_id: workspace,
  workspace,
  profile_picture: '',
  secoda_is_superuser: false,
  pending: false,
  viewer_mode: false,
  is_service_account: false,
  disabled: false,
  bookmarks: [],
  last_login: null,
});

await fill();
const served = await launch(['secoda', '--data', data]);
const begun = performance.now();
const answer = await fetch(`${served.url}/user`, { headers: { authorization: 'Bearer secoda-api-key' } });
const { count } = /** @type {any} */ (await answer.json());
const firstAnswer = performance.now() - begun;
await served.kill();
await rm(folder, { recursive: true });
if (count < records) throw new Error(`Only ${count} records are there.`);
process.stdout.write(
  `${JSON.stringify({ records, 'to the banner, ms': served.milliseconds, 'first answer, ms': firstAnswer })}\n`,
);
