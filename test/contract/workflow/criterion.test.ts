import { query } from 'jsonpath-rfc9535';
import { describe, expect, test } from 'vitest';
import {
  holds as conditionHolds,
  parseCondition,
  statusesAllowedBy,
} from '../../../src/contract/workflow/condition.js';
import { parseExpression, type Scope } from '../../../src/contract/workflow/expression.js';
import { toScript } from '../../../src/contract/workflow/json-path-script.js';
import { fill, fillLiterals, parseTemplate, parseText } from '../../../src/contract/workflow/template.js';

const scope: Scope = {
  inputs: { suffix: 'blue', count: 3 },
  steps: new Map([['add-user', { id: 'u1', roles: ['admin'], off: false }]]),
  workflows: new Map([['life', { inputs: {}, outputs: { id: 'u0' } }]]),
  status: 201,
};

describe('a condition', () => {
  test.each([
    ['$statusCode == 201', true],
    ['$statusCode != 201', false],
    ['$statusCode == 200 || $statusCode == 201', true],
    ['$statusCode > 200 && $statusCode <= 200', false],
    ["$inputs.suffix == 'blue'", true],
    ["$inputs.suffix == 'Blue'", false],
    ['$inputs.count >= 3', true],
    ['$inputs.suffix >= 3', false],
    ['$steps.add-user.outputs.off == false', true],
    ['$steps.add-user.outputs.none == null', false],
    ['$workflows.life.outputs.id == $steps.add-user.outputs.id', false],
  ])('%s is %s', (text, isTrue) => {
    const condition = parseCondition(text);
    expect(condition && conditionHolds(condition, scope)).toBe(isTrue);
  });

  test.each([
    ['$statusCode == 201', [201]],
    ['$statusCode >= 204 && $statusCode < 206', [204, 205]],
  ])('%s allows %s', (text, statuses) => {
    const condition = parseCondition(text);
    expect([...((condition && statusesAllowedBy(condition)) ?? [])]).toEqual(statuses);
  });

  test('about something else says nothing of statuses', () => {
    const condition = parseCondition('$inputs.count == 3');
    expect(condition && statusesAllowedBy(condition)).toBeUndefined();
  });

  test.each(['', '201', '$statusCode', '$method == 1', '!$inputs.a', '$statusCode = 201'])('is not %j', (text) => {
    expect(parseCondition(text)).toBeUndefined();
  });
});

describe('a template', () => {
  test('keeps the type of a whole expression and writes embedded ones as text', () => {
    const template = parseTemplate({
      id: '$steps.add-user.outputs.id',
      roles: '$steps.add-user.outputs.roles',
      n: ['x{$inputs.count}y'],
    });
    expect(fill(template, scope)).toEqual({ id: 'u1', roles: ['admin'], n: ['x3y'] });
  });

  test('leaves braces and dollars of others alone', () => {
    expect(fill(parseTemplate(['{a}', 'costs $5', null, 7]), scope)).toEqual(['{a}', 'costs $5', null, 7]);
  });

  test('writes JSON literals into a JSONPath', () => {
    expect(fillLiterals(parseText('$..[?@.id == {$steps.add-user.outputs.id} && @.n == {$inputs.count}]'), scope)).toBe(
      '$..[?@.id == "u1" && @.n == 3]',
    );
  });

  test('says which expression has no value', () => {
    expect(() => fill(parseTemplate('$steps.add-user.outputs.none'), scope)).toThrow(
      '$steps.add-user.outputs.none has no value',
    );
  });
});

test.each(['$url', '$method', '$faker.email', '$sourceDescriptions.x.url', '$steps.a.b', 'plain'])(
  '%s is no expression that every runner takes alike',
  (text) => {
    expect(parseExpression(text)).toBeUndefined();
  },
);

describe('a JSONPath as JavaScript', () => {
  const bodies = [
    [],
    ['a', 'b'],
    [{ id: 'a', n: 1 }],
    { data: [{ id: 'a' }, { id: 'ab', n: 2, is: true }] },
    { id: 'a', list: ['a'] },
  ];
  const paths = [
    "$..[?@.id == 'a']",
    "$..[?@.id == 'ab' && @.n == 2]",
    "$..[?@ == 'a' || @.is == true]",
    "$[?count($..[?@.id == 'a']) == 0]",
    "$[?count($..[?@ == 'a']) <= 1]",
    "$..[?search('xab', @.id)]",
    "$..[?match(@.id, 'a.*') && @.n != 2]",
    '$[?count($..[?@.id]) == 2]',
  ];

  test.each(paths)('%s holds where the path selects something', (path) => {
    for (const body of bodies) {
      const script = toScript(path, JSON.stringify(body));
      const isSelected = query([body], path).length > 0;
      expect([body, new Function(`return ${script}`)()]).toEqual([body, isSelected]);
    }
  });

  test.each(['$.a', '$..[?length(@.a) > 1]', '$..[?$.a == 1]'])('%s is left to others', (path) => {
    expect(toScript(path, 'body')).toBeUndefined();
  });
});
