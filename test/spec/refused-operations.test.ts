import { describe, test } from 'vitest';
import { expectProblems, type Files, type Refused, withOperation, withPaths } from './files.js';

const ok = 'responses: { 200: {} }';

const parameter = (fields: string): Files => withOperation(`parameters:\n  - { ${fields} }\n${ok}`);

describe('operations', () => {
  test.each<Refused>([
    {
      title: 'that share an operationId',
      files: withPaths(`/a:\n  get:\n    operationId: list\n    ${ok}\n/b:\n  get:\n    operationId: list\n    ${ok}`),
      problems: [
        "api.yaml:6:20  The operationId 'list' is used 2 times: it must be unique.",
        "api.yaml:10:20  The operationId 'list' is used 2 times: it must be unique.",
      ],
    },
    {
      title: 'with no response at all',
      files: withOperation('responses: { x-none: true }'),
      problems: ["api.yaml:6:7  'responses' needs at least one response."],
    },
    {
      title: 'with statuses that are none',
      files: withOperation('responses:\n  4xx: {}\n  99: {}\n  OK: {}'),
      problems: [
        "api.yaml:7:9  '4xx' is not a status: write three digits, a range such as 4XX, or default.",
        "api.yaml:8:9  '99' is not a status: write three digits, a range such as 4XX, or default.",
        "api.yaml:9:9  'OK' is not a status: write three digits, a range such as 4XX, or default.",
      ],
    },
    {
      title: 'with parameters that are an object',
      files: withOperation(`parameters: {}\n${ok}`),
      problems: ["api.yaml:6:7  'parameters' must be a list; here it is an object."],
    },
    {
      title: 'with a request body without content',
      files: withOperation(`requestBody: { required: true }\n${ok}`),
      problems: ["api.yaml:6:7  'requestBody' needs a 'content' with a media type."],
    },
    {
      title: 'with a request body with empty content',
      files: withOperation(`requestBody:\n  content: {}\n${ok}`),
      problems: ["api.yaml:6:7  'requestBody' needs a 'content' with a media type."],
    },
    {
      title: 'with a media type that is none',
      files: withOperation('responses:\n  200:\n    content:\n      json: {}'),
      problems: ["api.yaml:9:13  'json' is not a media type; write it as in 'application/json'."],
    },
    {
      title: 'with fields of the wrong type',
      files: withOperation(`operationId: 7\ndeprecated: 'yes'\nx-twinspec: []\n${ok}`),
      problems: [
        "api.yaml:6:20  'operationId' must be text; here it is 7: put it in quotes.",
        "api.yaml:7:19  'deprecated' must be true or false; here it is 'yes'.",
        "api.yaml:8:7  'x-twinspec' must be an object; here it is a list.",
      ],
    },
    {
      title: 'with a response header that has no schema',
      files: withOperation('responses:\n  200:\n    headers:\n      X-Total: {}'),
      problems: ["api.yaml:9:13  'X-Total' needs a 'schema' or a 'content'."],
    },
    {
      title: 'with a response header in another style',
      files: withOperation('responses:\n  200:\n    headers:\n      X-Total: { schema: {}, style: form }'),
      problems: ["api.yaml:9:43  'style' must be 'simple'; here it is 'form'."],
    },
  ])('$title', expectProblems);
});

describe('parameters', () => {
  test.each<Refused>([
    {
      title: 'without name and in',
      files: parameter('schema: {}'),
      problems: ["api.yaml:7:11  'parameters[0]' needs 'name'.", "api.yaml:7:11  'parameters[0]' needs 'in'."],
    },
    {
      title: 'without schema and content',
      files: parameter('name: q, in: query'),
      problems: ["api.yaml:7:11  Parameter 'q' needs a 'schema' or a 'content'."],
    },
    {
      title: 'with schema and content',
      files: parameter('name: q, in: query, schema: {}, content: { text/plain: {} }'),
      problems: ["api.yaml:7:11  Parameter 'q' has both 'schema' and 'content': keep one."],
    },
    {
      title: 'with two media types',
      files: parameter('name: q, in: query, content: { text/plain: {}, text/html: {} }'),
      problems: ["api.yaml:7:33  Parameter 'q' needs exactly one media type in 'content', not 2."],
    },
    {
      title: 'in a place that does not exist',
      files: parameter('name: q, in: body, schema: {}'),
      problems: ["api.yaml:7:26  'in' must be one of path, query, header, cookie; here it is 'body'."],
    },
    {
      title: 'in a style that their place does not have',
      files: parameter('name: q, in: header, schema: {}, style: form'),
      problems: ["api.yaml:7:53  'style' must be simple (in: header); here it is 'form'."],
    },
    {
      title: 'declared twice',
      files: withOperation(
        `parameters:\n  - { name: X-Id, in: header, schema: {} }\n  - { name: x-id, in: header, schema: {} }\n${ok}`,
      ),
      problems: ["api.yaml:8:11  The header parameter 'x-id' is declared twice."],
    },
    {
      title: 'in the path that are optional',
      files: withPaths(`/a/{id}:\n  get:\n    parameters:\n      - { name: id, in: path, schema: {} }\n    ${ok}`),
      problems: ["api.yaml:7:11  Parameter 'id' is in the path, so it needs 'required: true'."],
    },
  ])('$title', expectProblems);
});
