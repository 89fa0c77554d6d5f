import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Of a module in it, too: `ajv/dist/2020.js` is of `ajv`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

describe('the packed package', () => {
  let files: readonly string[] = [];
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
    });
    const [pack] = JSON.parse(stdout) as [{ files: readonly { path: string }[] }];
    files = pack.files.map(({ path }) => path);
  });

  test.each([
    'package.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cli/main.js',
    ...['squadcast', 'org-user-management', 'secoda', 'windmill'].flatMap((id) => [
      `specs/${id}.yaml`,
      `fixtures/${id}.yaml`,
      `contracts/${id}.arazzo.yaml`,
    ]),
  ])('holds %s', (file) => {
    expect(files).toContain(file);
  });

  test('holds nothing but the build, the documents, fixtures and workflows, the schema of the settings, and what npm asks for', () => {
    const expected =
      /^(dist\/.+\.(js|d\.ts)|dist\/(specs|fixtures)\/[a-z-]+\.json|specs\/.+\.yaml|fixtures\/.+\.yaml|contracts\/[a-z-]+\.arazzo\.yaml|schemas\/[a-z.]+\.schema\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  test('imports nothing but Node, its own files and what it depends on', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as Manifest;
    const allowed = new Set(Object.keys({ ...dependencies, ...peerDependencies }));
    const imported = files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => ts.preProcessFile(readFileSync(`${root}/${file}`, 'utf8')).importedFiles)
      .map(({ fileName }) => fileName)
      .filter((name) => !/^(\.|node:)/.test(name));
    expect(imported).toContain('ajv/dist/2020.js');
    expect(imported.filter((name) => !allowed.has(packageOf(name)))).toEqual([]);
  });

  test('starts the command line with node', () => {
    expect(readFileSync(`${root}/dist/cli/main.js`, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('what the package exports', () => {
  const importing = async (code: string): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: root,
    });
    return stdout.trim();
  };

  test('its names', async () => {
    const names = await importing(
      `import * as twinspec from 'twinspec'; console.log(Object.keys(twinspec).join(' '));`,
    );
    expect(names.split(' ')).toEqual([
      'ConstraintViolation',
      'FixtureError',
      'FixtureFileError',
      'SpecError',
      'badRequest',
      'bundledServices',
      'conflict',
      'createMock',
      'defineService',
      'forbidden',
      'notFound',
      'unauthenticated',
      'unprocessable',
    ]);
  });

  test('the contract suite, as an entry of its own', async () => {
    const code = `import { checkNames, createMock } from 'twinspec/contract';`;
    await expect(importing(code)).rejects.toThrow('createMock');
    expect(await importing(`import { verify } from 'twinspec/contract'; console.log(typeof verify);`)).toBe('function');
  });

  test('a mock that answers without a server', async () => {
    const code = `import { createMock } from 'twinspec';
      const mock = await createMock('secoda');
      const headers = { authorization: 'Bearer secoda-api-key' };
      const { status } = await mock.fetch('http://mock/user', { headers });
      console.log(status);`;
    expect(await importing(code)).toBe('200');
  });

  test('each class once, whichever entry it comes from', async () => {
    const code = `import { SpecError } from 'twinspec';
      import { loadSpec, SpecError as same } from 'twinspec/contract';
      const error = await loadSpec('nowhere.yaml').catch((error) => error);
      console.log(SpecError === same, error instanceof SpecError);`;
    expect(await importing(code)).toBe('true true');
  });

  test('nothing else of its inside', async () => {
    await expect(importing(`await import('twinspec/dist/create-mock.js');`)).rejects.toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });
});
