import { describe, expect, test } from 'vitest';
import { loadSpec, SpecError } from '../../src/spec/index.js';
import { type Files, load, refusalOf, withFolder, withSchema } from './files.js';

const minimal = 'openapi: 3.1.1\ninfo: { title: Users, version: "1" }\npaths: {}\n';
const json = '{"openapi":"3.1.0","info":{"title":"Users","version":"1"},"paths":{}}';

describe('reads', () => {
  test.each<{ title: string; files: Files }>([
    { title: 'YAML', files: { 'api.yaml': minimal } },
    { title: 'YAML named .yml', files: { 'api.yml': minimal } },
    { title: 'JSON', files: { 'api.json': json } },
    { title: 'JSON in a .yaml file', files: { 'api.yaml': json } },
    { title: 'a byte order mark', files: { 'api.json': `\ufeff${json}`, 'api.yaml': `\ufeff${minimal}` } },
    { title: 'Windows line ends', files: { 'api.yaml': minimal.replaceAll('\n', '\r\n') } },
    { title: 'folders and names with blanks', files: { 'my specs/the api.yaml': minimal } },
  ])('$title', async ({ files }) => {
    expect((await load(files)).title).toBe('Users');
  });

  test('timestamps as text and merge keys as what they merge', async () => {
    const spec = await load(withSchema('x: &x { type: string }\ndefault: 2026-01-01\nproperties: { id: { <<: *x } }'));

    expect(spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/User' })).toMatchObject({
      default: '2026-01-01',
      properties: { id: { type: 'string' } },
    });
  });

  test('through whatever it is given for reading files', async () => {
    const readFile = () => Promise.resolve(Buffer.from(minimal));

    expect((await loadSpec('nowhere.yaml', { readFile })).title).toBe('Users');
  });
});

describe('refuses a file', () => {
  test.each<{ title: string; files: Files; code: string; message: string }>([
    {
      title: 'that is empty',
      files: { 'a.yaml': ' \n' },
      code: 'not-openapi',
      message: 'a.yaml cannot be used: it is empty.',
    },
    {
      title: 'of comments',
      files: { 'a.yaml': '# x\n' },
      code: 'not-openapi',
      message: 'a.yaml cannot be used: it holds nothing, not an object.',
    },
    {
      title: 'that is a list',
      files: { 'a.json': '[]' },
      code: 'not-openapi',
      message: 'a.json cannot be used: it is a list, not an object.',
    },
    {
      title: 'that is prose',
      files: { 'a.yaml': 'Hello' },
      code: 'not-openapi',
      message: 'a.yaml cannot be used: it is a single value, not an object.',
    },
    {
      title: 'that is binary',
      files: { 'a.yaml': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]) },
      code: 'not-openapi',
      message: 'a.yaml cannot be used: it is binary, or not text in UTF-8.',
    },
    {
      title: 'in UTF-16',
      files: { 'a.yaml': Buffer.from('openapi: 3.1.1', 'utf16le') },
      code: 'not-openapi',
      message: 'a.yaml cannot be used: it is binary, or not text in UTF-8.',
    },
    {
      title: 'of another kind',
      files: { 'a.yaml': 'arazzo: 1.0.1' },
      code: 'not-openapi',
      message:
        "a.yaml cannot be used: it has no 'openapi' or 'swagger' field; an OpenAPI document begins with openapi: 3.1.1.",
    },
    ...[
      {
        version: 'openapi: 4.0.0',
        reason: 'This version of OpenAPI is not supported yet: write the document in OpenAPI 3.2 or 3.1.',
      },
      {
        version: 'openapi: 3.3.0',
        reason: 'This version of OpenAPI is not supported yet: write the document in OpenAPI 3.2 or 3.1.',
      },
      {
        version: "swagger: '1.2'",
        reason: 'This version is not supported: write the document in Swagger 2.0, or better in OpenAPI 3.',
      },
      {
        version: 'openapi: 2.0.0',
        reason: 'This version is not supported: write the document in Swagger 2.0, or better in OpenAPI 3.',
      },
      {
        version: 'openapi: three',
        reason: "This is not a version of OpenAPI that Twinspec knows: write it in full, for example '3.1.1'.",
      },
    ].map(({ version, reason }) => ({
      title: `of ${version}`,
      files: { 'a.yaml': `info: {}\n${version}` },
      code: 'unsupported',
      message: `a.yaml uses what Twinspec does not support (1 problem):\na.yaml:2:${version.indexOf(' ') + 2}  ${reason}`,
    })),
  ])('$title', async ({ files, code, message }) => {
    expect(await refusalOf(files)).toMatchObject({ code, message });
  });

  test.each([
    { title: 'that is not there', name: 'b.yaml', reason: 'there is no such file' },
    { title: 'below a file', name: 'a.yaml/b.yaml', reason: 'there is no such file' },
    { title: 'that is a directory', name: 'folder', reason: 'it is a directory; name the file in it' },
  ])('$title', async ({ name, reason }) => {
    await withFolder({ 'a.yaml': minimal, 'folder/b.yaml': '' }, async (folder) => {
      const loading = loadSpec(`${folder}/${name}`);

      await expect(loading).rejects.toThrow(SpecError);
      await expect(loading).rejects.toMatchObject({
        code: 'unreadable',
        message: `${folder}/${name} cannot be read: ${reason}.`,
        problems: [],
      });
    });
  });
});

describe('names the place of malformed YAML', () => {
  test.each([
    { text: 'a: 1\na: 2', problem: 'a.yaml:2:1  This is not YAML: duplicated mapping key.' },
    { text: 'a: b: c', problem: 'a.yaml:1:5  This is not YAML: bad indentation of a mapping entry.' },
    { text: 'a: [1\nb: 2', problem: 'a.yaml:2:1  This is not YAML: deficient indentation.' },
    { text: 'a: *nobody', problem: 'a.yaml:1:5  This is not YAML: unidentified alias "nobody".' },
    { text: 'a: 1\n---\nb: 2', problem: 'a.yaml:1:1  The file holds several YAML documents; keep one in a file.' },
  ])('$text', async ({ text, problem }) => {
    const { code, message } = await refusalOf({ 'a.yaml': text });

    expect(code).toBe('syntax');
    expect(message).toBe(`a.yaml is not well-formed (1 problem):\n${problem}`);
  });
});

describe('names the place of malformed JSON', () => {
  test.each([
    { text: '', at: '1:2', expected: "a name in double quotes or '}'" },
    { text: '"a": }', at: '1:7', expected: 'a value' },
    { text: '"a": 1,\n}', at: '2:1', expected: 'a name in double quotes' },
    { text: '"a" 1', at: '1:6', expected: "':'" },
    { text: '"a": 1 "b": 2', at: '1:9', expected: "',' or '}'" },
    { text: '"a": [1 2]', at: '1:10', expected: "',' or ']'" },
    { text: '"a": [,]', at: '1:8', expected: "a value or ']'" },
    { text: '"a": 01', at: '1:7', expected: 'a value' },
    { text: '"a": nope', at: '1:7', expected: 'a value' },
    { text: '"a": "x\ny"', at: '1:9', expected: "a valid character, or '\"' to close the text" },
    { text: '"a": "\\q"', at: '1:8', expected: "a valid character, or '\"' to close the text" },
    { text: '"a": {"b": [null, true, -1.5e3, "\\u00e9"]}} {', at: '1:46', expected: 'the end of the file' },
    { text: '"a": 1', at: '1:8', expected: "',' or '}'" },
  ])('{$text', async ({ text, at, expected }) => {
    const { code, problems } = await refusalOf({ 'a.json': `{${text}` });

    expect(code).toBe('syntax');
    expect(problems).toEqual([`a.json:${at}  This is not JSON: expected ${expected} here.`]);
  });
});

describe('refuses what would grow out of hand', () => {
  const bomb = Array.from({ length: 12 }, (_, n) => `a${n}: &a${n} [${n === 0 ? '1' : Array(10).fill(`*a${n - 1}`)}]`);

  test.each<{ title: string; files: Files; problem: string }>([
    {
      title: 'aliases of aliases',
      files: { 'a.yaml': bomb.join('\n') },
      problem: 'a.yaml:1:1  The document is larger than 3000000 values, aliases followed.',
    },
    {
      title: 'an anchor that holds itself',
      files: { 'a.yaml': 'a: &a { b: *a }' },
      problem: 'a.yaml:1:1  The document is nested deeper than 100 levels, or an anchor holds itself.',
    },
    {
      title: 'deep JSON',
      files: { 'a.json': `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
      problem: 'a.json:1:1  The document is nested deeper than 100 levels, or an anchor holds itself.',
    },
    {
      title: 'deep YAML',
      files: { 'a.yaml': `a: ${'['.repeat(200)}${']'.repeat(200)}` },
      problem: 'a.yaml:1:103  This is not YAML: nesting exceeded maxDepth (100).',
    },
    {
      title: 'merges of merges',
      files: {
        'a.yaml': `a: &a { ${Array.from({ length: 200 }, (_, n) => `k${n}: 1`)} }\nb:\n${'  - { <<: *a }\n'.repeat(60)}`,
      },
      problem: 'a.yaml:52:7  This is not YAML: merge keys exceeded maxTotalMergeKeys (10000).',
    },
  ])('$title', async ({ files, problem }) => {
    expect(await refusalOf(files)).toMatchObject({ code: 'syntax', problems: [problem] });
  });

  test('but not an anchor that is used a few times', async () => {
    const spec = await load(withSchema('properties:\n  a: &text { type: string }\n  b: *text\n  c: *text'));

    expect(spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/User/properties/c/type' })).toBe(
      'string',
    );
  });
});
