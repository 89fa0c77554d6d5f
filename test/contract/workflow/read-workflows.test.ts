import { describe, expect, test } from 'vitest';
import { readWorkflows } from '../../../src/contract/workflow/read-workflows.js';
import { specFrom } from '../support/spec-from.js';

const spec = await specFrom(`
openapi: 3.1.0
info: {title: Users, version: '1'}
paths:
  /users/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: readUser, responses: {'200': {description: The user.}}}
  /users:
    post: {operationId: addUser, responses: {'201': {description: The user.}}}
`);

const head = `arazzo: 1.0.1
info: {title: Users, version: 1.0.0}
sourceDescriptions: [{name: users, type: openapi, url: users.yaml}]
`;

const read = (text: string) => readWorkflows({ file: 'users.arazzo.yaml', text }, spec);
const readSteps = (steps: string) => read(`${head}workflows:\n  - workflowId: life\n    steps:\n${steps}`);

describe('an Arazzo file', () => {
  test('becomes workflows of operations, with inputs that have defaults', async () => {
    const { workflows } = await read(`${head}
components:
  inputs: {all: {type: object, properties: {suffix: {type: string, default: first}, admin: {type: string}}}}
  parameters: {asAdmin: {name: Authorization, in: header, value: $inputs.admin}}
workflows:
  - workflowId: life
    inputs: {$ref: '#/components/inputs/all'}
    steps:
      - stepId: add
        operationId: $sourceDescriptions.users.addUser
        parameters: [{reference: $components.parameters.asAdmin}]
        requestBody: {payload: {name: 'Ada {$inputs.suffix}'}}
        successCriteria: [{condition: $statusCode == 201}]
        outputs: {id: $response.body#/id}
      - stepId: read
        operationId: readUser
        parameters: [{name: id, in: path, value: $steps.add.outputs.id}]
  - workflowId: twice
    dependsOn: [life]
    steps: [{stepId: once, workflowId: life, parameters: [{name: suffix, value: second}]}]
`);
    expect(workflows.map(({ id, steps }) => [id, steps.map(({ kind }) => kind)])).toEqual([
      ['life', ['operation', 'operation']],
      ['twice', ['workflow']],
    ]);
    expect(workflows[0]?.inputs).toEqual([{ name: 'suffix', default: 'first' }, { name: 'admin' }]);
    expect(workflows[0]?.steps[0]).toMatchObject({
      operation: { id: 'addUser' },
      parameters: [{ name: 'Authorization' }],
    });
  });

  test('that is no YAML is refused with the place', async () => {
    await expect(read(`${head}workflows: [`)).rejects.toThrow(
      /^users\.arazzo\.yaml cannot be run:\nusers\.arazzo\.yaml:\d+:\d+ {2}/,
    );
  });

  test('of another version, or about several documents, is refused', async () => {
    const text = `arazzo: 2.0.0\nsourceDescriptions: [{name: a, type: openapi, url: a}, {name: b, type: arazzo, url: b}]`;
    const places = [
      "1:9  this is no Arazzo 1.0 description: it begins with 'arazzo: 1.0.1'",
      '2:56  one source description, the OpenAPI document, is all there may be',
      '1:1  there are no workflows in it',
    ];
    const lines = ['users.arazzo.yaml cannot be run:', ...places.map((place) => `users.arazzo.yaml:${place}`)];
    await expect(read(text)).rejects.toThrow(lines.join('\n'));
  });

  test.each([
    [
      'an operation that is not there',
      '{stepId: a, operationId: removeUser}',
      "api.yaml has no operation 'removeUser'",
    ],
    ['a path without its parameter', '{stepId: a, operationId: readUser}', "readUser needs the path parameter 'id'"],
    ['a recovery flow', '{stepId: a, operationId: addUser, onFailure: []}', 'onFailure is not supported'],
    [
      'an operation by its path',
      '{stepId: a, operationId: addUser, operationPath: x}',
      'operationPath is not supported',
    ],
    [
      'replacements in a body',
      '{stepId: a, operationId: addUser, requestBody: {replacements: []}}',
      'replacements is not supported',
    ],
    [
      'a parameter without a place',
      '{stepId: a, operationId: addUser, parameters: [{name: x, value: 1}]}',
      "say where the parameter 'x' goes",
    ],
    [
      'an expression that runners differ about',
      '{stepId: a, operationId: addUser, outputs: {m: $method}}',
      "'$method' is no runtime expression that every runner takes alike",
    ],
    [
      'a step that is not there',
      "{stepId: a, operationId: addUser, requestBody: {payload: '{$steps.b.outputs.id}'}}",
      "there is no step 'b' before this one",
    ],
    [
      'an output that is not there',
      '{stepId: a, operationId: addUser, outputs: {id: $steps.a.outputs.other}}',
      "the step 'a' has no output 'other'",
    ],
    [
      'an input that is not there',
      '{stepId: a, operationId: addUser, requestBody: {payload: $inputs.name}}',
      "the workflow has no input 'name'",
    ],
    ['a workflow that is not there', '{stepId: a, workflowId: other}', "there is no workflow 'other' in this file"],
    [
      'a workflow that runs itself',
      '{stepId: a, workflowId: life}',
      'a step can run workflows that stand before its own',
    ],
    [
      'a condition with parentheses',
      "{stepId: a, operationId: addUser, successCriteria: [{condition: '($statusCode == 201)'}]}",
      "'($statusCode == 201)' is no comparison of two values",
    ],
    [
      'a type of criteria that only some runners know',
      '{stepId: a, operationId: addUser, successCriteria: [{type: xpath, context: $response.body, condition: a}]}',
      'criteria are simple, regex or jsonpath here',
    ],
    [
      'a JSONPath that is none',
      "{stepId: a, operationId: addUser, successCriteria: [{type: jsonpath, context: $response.body, condition: '$['}]}",
      "'$[' is no JSONPath (RFC 9535)",
    ],
    [
      'an expression inside of a text of a JSONPath',
      `{stepId: a, operationId: addUser, successCriteria: [{type: jsonpath, context: $response.body, condition: "$[?@.a == 'x{$statusCode}']"}]}`,
      'it cannot be a part of a text',
    ],
    [
      'a regular expression that is none',
      '{stepId: a, operationId: addUser, successCriteria: [{type: regex, context: $response.body, condition: "("}]}',
      'Invalid regular expression',
    ],
    [
      'a criterion without a condition',
      '{stepId: a, operationId: addUser, successCriteria: [{}]}',
      'the condition is missing',
    ],
  ])('with %s is refused with the place', async (_what, step, message) => {
    await expect(readSteps(`      - ${step}`)).rejects.toThrow(
      expect.objectContaining({
        name: 'WorkflowError',
        message: expect.stringMatching(/^users\.arazzo\.yaml cannot be run:\nusers\.arazzo\.yaml:7:\d+ {2}/),
        problems: [expect.objectContaining({ message: expect.stringContaining(message) })],
      }),
    );
  });
});
