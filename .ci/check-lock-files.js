// No lock file says which registry a package came from: it is installed from the one that the reader uses.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const lockFiles = execFileSync('git', ['ls-files', '*package-lock.json', '*npm-shrinkwrap.json'], { encoding: 'utf8' });
const files = lockFiles.split('\n').filter(Boolean);
if (!files.includes('package-lock.json')) throw new Error('package-lock.json is not in the repository.');

for (const file of files) {
  for (const [name, { resolved }] of Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)) {
    if (!/^https?:/.test(resolved)) continue;
    console.error(`${file}: ${name} is resolved to ${resolved}`);
    process.exitCode = 1;
  }
}
