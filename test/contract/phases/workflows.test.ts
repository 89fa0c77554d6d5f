import { describe, expect, test } from 'vitest';
import { holds } from '../../../src/contract/reproduction/prove.js';
import { createListenerTarget } from '../../../src/contract/target/listener-target.js';
import { life } from '../workflow/life-of-a-user.js';
import { type Played, runAgainst } from '../workflow/run-against.js';
import { type Fault, serve, spec } from '../workflow/users-api.js';

const targetOf = (fault?: Fault) => createListenerTarget(serve(fault));
const admin = { name: 'admin', credentials: { key: 'master' } };
const run = (fault?: Fault, text = life): Promise<Played> =>
  runAgainst({ spec, target: targetOf(fault), identities: [admin], workflows: [{ file: 'users.arazzo.yaml', text }] });

describe('the phase of the workflows', () => {
  test('is content with what keeps them, and sends every step once, as its caller', async () => {
    const { drafts, notes, history } = await run();
    expect(drafts).toEqual([]);
    expect(notes).toEqual([]);
    expect(history.map(({ identity }) => identity)).toContain('admin');
    expect(history.map(({ request }) => `${request.method} ${request.path} ${request.headers['x-key']}`)).toEqual(
      expect.arrayContaining(['POST /users master', 'POST /users undefined', 'GET /me token-of-a-user']),
    );
    expect(history[0]?.case).toMatchObject({
      title: 'as step add of life',
      values: { body: { name: 'ada-tsabcdef' } },
    });
  });

  test.each<{ fault: Fault; check: string; operation: string; shownBy?: string }>([
    { fault: 'change-is-lost', check: 'read-equals-written', operation: 'changeUser', shownBy: 'readUser' },
    {
      fault: 'change-resets-team',
      check: 'update-changes-only-what-it-says',
      operation: 'changeUser',
      shownBy: 'readUser',
    },
    { fault: 'delete-is-lost', check: 'deleted-stays-deleted', operation: 'deleteUser', shownBy: 'readUser' },
    { fault: 'delete-takes-all', check: 'bystanders-unchanged', operation: 'deleteUser', shownBy: 'readUser' },
    { fault: 'deleted-is-listed', check: 'deleted-is-not-listed', operation: 'deleteUser', shownBy: 'listUsers' },
    { fault: 'names-twice', check: 'unique-key-is-enforced', operation: 'addUser' },
    { fault: 'names-stay-taken', check: 'unique-key-is-enforced', operation: 'addUser' },
    { fault: 'anybody-adds', check: 'unauthenticated-is-refused', operation: 'addUser' },
    { fault: 'refused-is-added', check: 'rejected-leaves-no-trace', operation: 'addUser', shownBy: 'listUsers' },
    { fault: 'nothing-is-listed', check: 'created-is-listed', operation: 'addUser', shownBy: 'listUsers' },
    { fault: 'password-in-any-case', check: 'wrong-credentials-are-refused', operation: 'login' },
    { fault: 'logout-is-lost', check: 'wrong-credentials-are-refused', operation: 'logout', shownBy: 'readMe' },
    { fault: 'keys-are-not-read', check: 'valid-request-accepted', operation: 'login', shownBy: 'readMe' },
  ])('finds with $fault that $check is broken by $operation', async ({ fault, check, operation, shownBy }) => {
    const { drafts, history } = await run(fault);
    const expected = { check, operation, severity: 'error', basis: 'document', ...(shownBy && { shownBy: [shownBy] }) };
    expect(drafts).toEqual([expect.objectContaining(expected)]);
    const [{ evidence = [], proof = '', message = '' } = {}] = drafts;
    expect(evidence).toEqual([...evidence].sort((one, other) => one - other));
    expect(
      holds(
        proof,
        evidence.flatMap((index) => history[index]?.response ?? []),
      ),
    ).toBe(false);
    expect(message).toMatch(/\(step [\w-]+ of workflow life, users\.arazzo\.yaml:\d+\)\.$/);
  });

  test('proves what keeps it', async () => {
    const { drafts } = await run('change-is-lost');
    const { history } = await run();
    const [{ evidence = [], proof = '' } = {}] = drafts;
    expect(
      holds(
        proof,
        evidence.flatMap((index) => history[index]?.response ?? []),
      ),
    ).toBe(true);
  });

  test('ends a workflow that fails, and tidies up all the same', async () => {
    const { history } = await run('change-is-lost');
    expect(history.slice(-2).map(({ request }) => `${request.method} ${request.path}`)).toEqual([
      'GET /users/ada-tsabcdef',
      'DELETE /users/ben-tsabcdef',
    ]);
  });

  test('leaves crashes to the check that is about them', async () => {
    const { drafts, history } = await run('crash');
    expect(drafts).toEqual([]);
    expect(history.at(-2)?.operation.id).toBe('changeUser');
  });

  test('leaves out what nobody can be the caller of', async () => {
    const options = { spec, target: targetOf(), workflows: [{ file: 'a.yaml', text: life }] };
    const { notes, history } = await runAgainst(options);
    expect(notes).toEqual(['The workflow life was left out: nobody of the settings can be its admin.']);
    expect(history).toEqual([]);
  });

  test('takes somebody of another name who has the rights that the steps need', async () => {
    const identities = [
      { name: 'reader', credentials: { key: 'none' }, scopes: [] },
      { name: 'owner', credentials: { key: 'master' }, scopes: ['admin'] },
    ];
    const options = { spec, target: targetOf(), identities, workflows: [{ file: 'a.yaml', text: life }] };
    const { drafts, history } = await runAgainst(options);
    expect(drafts).toEqual([]);
    expect(history[0]?.identity).toBe('owner');
  });

  test('never takes one person for two', async () => {
    const text = life
      .replace('{admin: {type: string},', '{admin: {type: string}, other: {type: string},')
      .replace(
        '    steps:\n',
        '    steps:\n      - stepId: look\n        operationId: addUser\n        parameters: [{name: X-Key, in: header, value: $inputs.other}]\n        requestBody: {payload: {name: other, role: user, team: red}}\n',
      );
    const options = { spec, target: targetOf(), identities: [admin], workflows: [{ file: 'a.yaml', text }] };
    const { notes, history } = await runAgainst(options);
    expect(notes).toEqual(['The workflow life was left out: nobody of the settings can be its other.']);
    expect(history).toEqual([]);
  });

  test('sends nothing that changes anything where that is not wanted', async () => {
    const options = { spec, target: targetOf(), identities: [admin], readOnly: true };
    const { notes } = await runAgainst({ ...options, workflows: [{ file: 'a.yaml', text: life }] });
    expect(notes).toEqual(['The workflow life was left out: it calls addUser, which this run may not.']);
  });
});

const head = life.slice(0, life.indexOf('workflows:'));

describe('a workflow', () => {
  test('hands its outputs to others, with inputs of their choice', async () => {
    const { drafts, history } = await run(
      undefined,
      `${head}workflows:
  - workflowId: add
    inputs: {$ref: '#/components/inputs/all'}
    steps:
      - stepId: add
        operationId: addUser
        parameters: [{reference: $components.parameters.asAdmin}]
        requestBody: {payload: {name: 'ada-{$inputs.suffix}'}}
        successCriteria: [{condition: $statusCode == 201}]
        outputs: {name: $response.body#/name}
    outputs: {name: $steps.add.outputs.name}
  - workflowId: add-another
    dependsOn: [add]
    inputs: {$ref: '#/components/inputs/all'}
    steps:
      - {stepId: add, workflowId: add, parameters: [{name: suffix, value: other}], outputs: {name: $outputs.name}}
      - stepId: read
        operationId: readUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: $steps.add.outputs.name}]
        successCriteria: [{condition: $statusCode == 200}, {type: regex, context: $response.body#/name, condition: '^ada-other$'}]
`,
    );
    expect(drafts).toEqual([]);
    expect(history.map(({ request }) => request.path)).toEqual(['/users', '/users', '/users/ada-other']);
  });

  test('is left out where one that it depends on has failed', async () => {
    const { notes } = await run(
      'crash',
      `${head}workflows:
  - workflowId: change
    inputs: {$ref: '#/components/inputs/all'}
    steps:
      - stepId: change
        operationId: changeUser
        parameters: [{reference: $components.parameters.asAdmin}, {name: name, in: path, value: ada}]
        successCriteria: [{condition: $statusCode == 200}]
  - workflowId: after
    dependsOn: [change]
    steps: [{stepId: again, workflowId: change}]
`,
    );
    expect(notes).toEqual(['The workflow after was left out: change, which it depends on, has not succeeded.']);
  });

  test('ends with a note where a step would have to send what did not come', async () => {
    const { drafts, notes } = await run(
      undefined,
      `${head}workflows:
  - workflowId: badge
    inputs: {$ref: '#/components/inputs/all'}
    steps:
      - stepId: list
        operationId: listUsers
        parameters: [{reference: $components.parameters.asAdmin}]
        outputs: {second: $response.body#/1/name}
      - stepId: read
        operationId: readUser
        parameters: [{name: name, in: path, value: $steps.list.outputs.second}]
        successCriteria: [{condition: $statusCode == 200}]
`,
    );
    expect(drafts).toEqual([]);
    expect(notes).toEqual(['The workflow badge ended before its step read: $steps.list.outputs.second has no value.']);
  });
});
