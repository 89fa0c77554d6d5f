import { describe, expect, test } from 'vitest';
import { type Files, load, refusalOf } from './files.js';

const withSchemas = (schemas: string): Files => ({
  'api.yaml': `openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n${schemas.replace(/^(?=.)/gm, '    ')}\n`,
});

const schemasOf = async (files: Files): Promise<unknown> =>
  (await load(files)).read({ uri: 'spec:///api.yaml', pointer: '/components/schemas' });

describe('a schema is found by its', () => {
  test('$anchor, wherever that stands, and in another file', async () => {
    const files = {
      ...withSchemas(
        "A: { items: { $ref: '#b' } }\nB: { $anchor: b, items: { $ref: 'c.yaml#c' } }\nC: { $ref: 'c.yaml' }",
      ),
      'c.yaml': 'type: object\nproperties: { c: { $anchor: c, type: string } }\n',
    };

    expect(await schemasOf(files)).toEqual({
      A: { items: { $ref: '#/components/schemas/B' } },
      B: { items: { $ref: 'c.yaml#/properties/c' } },
      C: { $ref: 'c.yaml' },
    });
  });

  test('$id, and what it holds by pointers and anchors within that', async () => {
    const schemas = `
Team:
  $id: https://example.com/team
  properties: { lead: { $ref: '#/$defs/user' }, next: { $ref: user/2 }, self: { $ref: '#' }, boss: { $ref: '#boss' } }
  $defs: { user: { type: string }, two: { $id: user/2, type: integer }, boss: { $anchor: boss } }
Other: { $ref: https://example.com/user/2 }`;

    expect(await schemasOf(withSchemas(schemas))).toEqual({
      Team: {
        properties: {
          lead: { $ref: '#/components/schemas/Team/$defs/user' },
          next: { $ref: '#/components/schemas/Team/$defs/two' },
          self: { $ref: '#/components/schemas/Team' },
          boss: { $ref: '#/components/schemas/Team/$defs/boss' },
        },
        $defs: { user: { type: 'string' }, two: { type: 'integer' }, boss: {} },
      },
      Other: { $ref: '#/components/schemas/Team/$defs/two' },
    });
  });

  test('$dynamicAnchor, where there is one of that name', async () => {
    const schemas = "Tree: { $dynamicAnchor: node, items: { $dynamicRef: '#node' } }";

    expect(await schemasOf(withSchemas(schemas))).toEqual({
      Tree: { items: { $ref: '#/components/schemas/Tree' } },
    });
  });

  test('$dynamicAnchor, and the nearest of several, with a warning', async () => {
    const spec = await load(
      withSchemas(
        "A: { $id: a, $dynamicAnchor: node, items: { $dynamicRef: '#node' } }\nB: { $id: b, $dynamicAnchor: node, items: { $ref: a } }",
      ),
    );

    expect(spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/A/items' })).toEqual({
      $ref: '#/components/schemas/A',
    });
    expect(spec.warnings).toMatchObject([
      {
        message: 'Several schemas have this $dynamicAnchor: the nearest one is meant, as by $ref.',
        place: { line: 6 },
      },
    ]);
  });
});

test('words that name schemas are data elsewhere', async () => {
  const data = "{ $id: x, $anchor: 'not a name', $ref: nowhere }";
  const spec = await load(
    withSchemas(
      `A: { properties: { $id: { type: string }, $anchor: { example: ${data} } }, example: ${data}, default: ${data} }`,
    ),
  );

  expect(spec.read({ uri: 'spec:///api.yaml', pointer: '/components/schemas/A/example' })).toEqual({
    $id: 'x',
    $anchor: 'not a name',
    $ref: 'nowhere',
  });
});

test('a name that nobody has is refused', async () => {
  const { problems } = await refusalOf(withSchemas("A: { $ref: '#b' }\nB: { $dynamicRef: '#c' }\nC: { $anchor: 7 }"));

  expect(problems).toEqual([
    "api.yaml:6:16  No schema has this '$anchor': refer to the schema by its place instead, for example #/components/schemas/User. ('#b')",
    "api.yaml:7:23  No schema has this '$anchor': refer to the schema by its place instead, for example #/components/schemas/User. ('#c')",
    "api.yaml:8:19  '$anchor' must be text; here it is 7: put it in quotes.",
  ]);
});
