/** Who may import whom: folder of src -> folders of src it may import (always through their index.ts). */
const mayImport = {
  spec: [],
  state: [],
  http: ['spec'],
  routing: ['spec'],
  generation: ['spec'],
  resources: ['spec', 'state'],
  validation: ['spec', 'http'],
  sandboxes: ['http', 'state'],
  mock: ['spec', 'http', 'routing', 'validation', 'generation', 'resources', 'state', 'sandboxes'],
  services: ['spec', 'http', 'resources', 'generation', 'state', 'sandboxes', 'mock'],
  delivery: ['spec', 'sandboxes', 'state'],
  server: ['spec', 'mock', 'http', 'routing', 'state', 'sandboxes'],
  contract: ['spec', 'http', 'validation', 'generation', 'resources'],
};

const folders = Object.keys(mayImport);

const table = folders.map((folder) => ({
  name: `imports-of-${folder}`,
  severity: 'error',
  comment: `${folder} may import ${mayImport[folder].join(', ') || 'nothing of ours'}.`,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [folder, ...mayImport[folder]].map((name) => `^src/${name}/`) },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'Another folder is imported through its index.ts; of the contract suite the names alone, too.',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/contract/names\\.ts$'] },
    },
    {
      name: 'express-only-in-server',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: 'node_modules/(@types/)?express/' },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
    {
      name: 'folder-in-the-table',
      severity: 'error',
      comment: 'A new folder of src needs its row in the table above.',
      from: { path: '^src/[^/]+/', pathNot: [...folders, 'cli'].map((name) => `^src/${name}/`) },
      to: {},
    },
    ...table,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
