import { defineConfig } from 'vitest/config';

/** What runs the built package; the rest imports the sources. */
const built = 'test/cli/**/*.test.ts';

/** What takes other programs: a browser, bash, curl, npm, Prism, Redocly's runner. Not part of `npm test`. */
const system = 'test/{browser,package,redis,second-opinion,system}/**/*.test.ts';

/** Of tests that run `dist`: it is built before them, and loaded as node does. */
const asBuilt = { globalSetup: 'test/cli/build-dist.ts', server: { deps: { external: [/\/dist\//] } } };

export default defineConfig({
  test: {
    /** No test leaves anything behind in a module: files share them, and the suite takes half the time. */
    isolate: false,
    /** Next to nothing runs beside the workers: vitest would leave a whole core to it. */
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'sources', include: ['test/**/*.test.ts'], exclude: [built, system] } },
      { extends: true, test: { name: 'built', include: [built], ...asBuilt } },
      { extends: true, test: { name: 'system', include: [system], ...asBuilt } },
    ],
  },
});
