import { describe, expect, test } from 'vitest';
import { expectProblems, type Files, type Refused, refusalOf, withOperation, withPaths } from './files.js';

const getBy = (name: string): string =>
  `get: { parameters: [{ name: ${name}, in: path, required: true, schema: {} }], responses: { 200: {} } }`;

const rooted = (line: string): Files => withPaths('/users: { get: { responses: { 200: {} } } }', `${line}\n`);

describe('the root of a document', () => {
  test.each<Refused>([
    {
      title: 'without info and paths',
      files: { 'api.yaml': 'openapi: 3.1.1\n' },
      problems: ["api.yaml:1:1  The document needs 'info'.", "api.yaml:1:1  The document needs 'paths'."],
    },
    {
      title: 'without a title and with a version that is a number',
      files: { 'api.yaml': 'openapi: 3.1.1\npaths: {}\ninfo:\n  version: 1.5\n' },
      problems: [
        "api.yaml:3:1  'info' needs 'title'.",
        "api.yaml:4:12  'version' must be text; here it is 1.5: put it in quotes.",
      ],
    },
    {
      title: 'with paths that are a list',
      files: { 'api.yaml': 'openapi: 3.1.1\ninfo: {title: T, version: v}\npaths: []\n' },
      problems: ["api.yaml:3:1  'paths' must be an object; here it is a list."],
    },
    {
      title: 'with a server whose variable is not declared',
      files: rooted("servers: [{ url: 'https://{host}/api' }]"),
      problems: ["api.yaml:5:18  The URL uses '{host}', which 'variables' does not declare."],
    },
    {
      title: 'with a server variable without default',
      files: rooted('servers: [{ url: "/{base}", variables: { base: { enum: [v1] } } }]'),
      problems: ["api.yaml:5:42  'base' needs 'default'."],
    },
    {
      title: 'with a server whose URL is none',
      files: rooted("servers: [{ url: 'https://[/' }]"),
      problems: ["api.yaml:5:18  'https://[/' is not a URL."],
    },
  ])('$title', expectProblems);
});

describe('paths', () => {
  test.each<Refused>([
    {
      title: 'that do not begin with a slash',
      files: withPaths('users:\n  get:\n    responses: { 200: {} }'),
      problems: ["api.yaml:4:3  The path 'users' must begin with '/'."],
    },
    {
      title: 'that differ in the names of parameters only, and have the same method',
      files: withPaths(`/a/{x}: { ${getBy('x')} }\n/a/{y}: { ${getBy('y')} }`),
      problems: ["api.yaml:5:13  '/a/{y}' stands for the same paths as '/a/{x}': keep one of them."],
    },
    {
      title: 'with braces that do not match',
      files: withPaths("'/a/{x': {}"),
      problems: ["api.yaml:4:3  The braces of '/a/{x' do not match."],
    },
    {
      title: 'that name a parameter twice',
      files: withPaths('/a/{x}/{x}: {}'),
      problems: ["api.yaml:4:3  '/a/{x}/{x}' names the same parameter twice."],
    },
    {
      title: 'with a parameter that is not declared',
      files: withPaths('/a/{x}:\n  get:\n    responses: { 200: {} }'),
      problems: ["api.yaml:5:5  '{x}' of '/a/{x}' is not declared: add a parameter with 'in: path'."],
    },
    {
      title: 'without a parameter that is declared for all operations',
      files: withPaths(
        '/a:\n  parameters:\n    - { name: x, in: path, required: true, schema: {} }\n' +
          '  get: { responses: { 200: {} } }\n  put: { responses: { 200: {} } }',
      ),
      problems: ["api.yaml:6:9  The path parameter 'x' does not stand in '/a'."],
    },
    {
      title: 'that are not objects',
      files: withPaths('/a: []\n/b:\n  get: null'),
      problems: [
        "api.yaml:4:3  '/a' must be an object; here it is a list.",
        "api.yaml:6:10  'get' must be an object; here it is empty.",
      ],
    },
  ])('$title', expectProblems);
});

test('several kinds of problem are all told, in the order of lines', async () => {
  const files = withOperation(
    "security: [{ token: [] }]\nparameters: [{ $ref: '#/components/parameters/Limit' }]\nresponses: {}",
    'components: { schemas: { User: { $recursiveRef: x } } }\n',
  );

  const { code, message } = await refusalOf(files);

  expect(code).toBe('invalid');
  expect(message.split('\n').map((line) => line.split('  ')[0])).toEqual([
    'api.yaml is not a valid OpenAPI document (4 problems):',
    'api.yaml:6:20',
    'api.yaml:7:28',
    'api.yaml:8:7',
    'api.yaml:9:49',
  ]);
});
