import { describe, test } from 'vitest';
import { expectProblems, type Files, type Refused, withOperation, withPaths, withSchema } from './files.js';

const ok = 'responses: { 200: {} }';

const secured = (schemes: string): Files =>
  withPaths('/users: { get: { responses: { 200: {} } } }', `components:\n  securitySchemes:\n    ${schemes}\n`);

describe('schemas', () => {
  test.each<Refused>([
    {
      title: 'that are neither objects nor boolean',
      files: withSchema('properties:\n  id: string\n  tags: { items: [] }'),
      problems: [
        "api.yaml:9:13  'id' must be a schema (an object, true or false); here it is 'string'.",
        "api.yaml:10:17  'items' must be a schema (an object, true or false); here it is a list.",
      ],
    },
    {
      title: 'of an unknown type',
      files: withSchema('type: file\nanyOf: [{ type: [string, nil] }]'),
      problems: [
        "api.yaml:8:13  'type' must be one of null, boolean, object, array, number, string, integer; here it is 'file'.",
        "api.yaml:9:32  'type[1]' must be one of null, boolean, object, array, number, string, integer; here it is 'nil'.",
      ],
    },
    {
      title: 'with keywords of the wrong type',
      files: withSchema('required: true\nminLength: -1\nexclusiveMinimum: true\nenum: {}\nmaximum: .inf'),
      problems: [
        "api.yaml:8:17  'required' must be a list; here it is true.",
        "api.yaml:9:18  'minLength' must be a whole number, 0 or more; here it is -1.",
        "api.yaml:10:25  'exclusiveMinimum' must be a number; here it is true.",
        "api.yaml:11:7  'enum' must be a list; here it is an object.",
        "api.yaml:12:16  'maximum' must be a number; here it is Infinity.",
      ],
    },
    {
      title: 'with patterns that are none',
      files: withSchema("pattern: '(['\npatternProperties:\n  '[': true"),
      problems: [
        "api.yaml:8:16  '([' is not a regular expression (ECMA-262).",
        "api.yaml:10:14  '[' is not a regular expression (ECMA-262).",
      ],
    },
    {
      title: 'with keywords that are not supported',
      files: withSchema('$recursiveAnchor: true\n$recursiveRef: "#"'),
      problems: [
        'api.yaml:8:25  $recursiveAnchor is not supported: remove it and refer to the schema by its place instead, for example #/components/schemas/User.',
        'api.yaml:9:22  $recursiveRef is not supported: write $ref and refer to the schema by its place instead, for example #/components/schemas/User.',
      ],
    },
    {
      title: 'with a discriminator that names no property',
      files: withSchema('discriminator: { mapping: {} }'),
      problems: ["api.yaml:8:7  'discriminator' needs 'propertyName'."],
    },
  ])('$title', expectProblems);
});

describe('security', () => {
  test.each<Refused>([
    {
      title: 'that names no declared scheme',
      files: withOperation(`security: [{ token: [] }]\n${ok}`, 'security: [{ key: [] }]\n'),
      problems: [
        "api.yaml:6:20  The security scheme 'token' is not declared in components.securitySchemes.",
        "api.yaml:8:14  The security scheme 'key' is not declared in components.securitySchemes.",
      ],
    },
    {
      title: 'of an unknown type',
      files: secured('token: { type: bearer }'),
      problems: [
        "api.yaml:7:20  'type' must be one of apiKey, http, oauth2, openIdConnect, mutualTLS; here it is 'bearer'.",
      ],
    },
    {
      title: 'by an API key nowhere',
      files: secured('key: { type: apiKey }'),
      problems: ["api.yaml:7:5  'key' needs 'name'.", "api.yaml:7:5  'key' needs 'in'."],
    },
    {
      title: 'by HTTP in no scheme',
      files: secured('key: { type: http }'),
      problems: ["api.yaml:7:5  'key' needs 'scheme'."],
    },
    {
      title: 'without a type',
      files: secured('key: {}'),
      problems: ["api.yaml:7:5  'key' needs 'type'."],
    },
    {
      title: 'written as text',
      files: withOperation(`security: token\n${ok}`),
      problems: ["api.yaml:6:17  'security' must be a list; here it is 'token'."],
    },
  ])('$title', expectProblems);
});
