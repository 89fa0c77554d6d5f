import { describe, expect, test } from 'vitest';
import { readResources, resourcesOf } from '../../src/resources/index.js';
import { loadSpec, SpecError } from '../../src/spec/index.js';
import { load, withFolder, withOperation } from '../spec/files.js';

const done = 'responses: { 200: { description: Done. } }';

const read = async (extension: string) => readResources(await load(withOperation(done, `x-twinspec:\n${extension}`)));

/** Everything that is said about a document's extensions, in the form file:line:column: message. */
async function complaintsAbout(fields: string, rest = ''): Promise<readonly string[]> {
  return withFolder(withOperation(fields, rest), async (folder) => {
    const spec = await loadSpec(`${folder}/api.yaml`);
    try {
      readResources(spec);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      return error.problems.map(
        ({ message, place }) => `${place.file.slice(folder.length + 1)}:${place.line}:${place.column}: ${message}`,
      );
    }
    throw new Error('Nothing was found wrong.');
  });
}

describe('collections are read from the document', () => {
  test('with everything that they may say', async () => {
    const { collections } = await read(`
  collections:
    users:
      schema: '#/components/schemas/User'
      key: id
      unique: [name, [team, number], { fields: [email], ignoreCase: true }]
      index: [team]
      search: [name]
      references: [{ field: groups, to: groups, inverse: users, onDelete: remove }]
    groups: { key: [team, number] }
`);
    expect(collections).toEqual([
      {
        name: 'users',
        key: ['id'],
        unique: [
          { fields: ['name'], ignoreCase: false },
          { fields: ['team', 'number'], ignoreCase: false },
          { fields: ['email'], ignoreCase: true },
        ],
        index: ['team'],
        search: ['name'],
        references: [{ field: 'groups', to: 'groups', inverse: 'users', onDelete: 'remove' }],
      },
      { name: 'groups', key: ['team', 'number'], unique: [], index: [], search: [], references: [] },
    ]);
  });

  test('and are none where it says nothing', async () => {
    expect(readResources(await load(withOperation(done)))).toEqual({ collections: [] });
  });
});

test('an operation says how it pages and searches, what it needs, and whether it is a companion', async () => {
  const paging = { page: 'page', size: 'size', defaultSize: 20, maxSize: 50, above: 'clamp', below: 'reject' };
  const extension = { paging, search: { parameter: 'q', fields: ['name'] }, requires: ['email'], companion: true };
  const spec = await load(withOperation(`x-twinspec: ${JSON.stringify(extension)}\n${done}`));
  readResources(spec);
  expect(spec.operations.map(resourcesOf)).toEqual([extension]);
});

describe('what is wrong is named with its place', () => {
  test.each([
    {
      what: 'a collection without a key',
      rest: 'x-twinspec:\n  collections:\n    users:\n      index: [a]\n',
      complaints: ["api.yaml:9:5: x-twinspec must have required property 'key'"],
    },
    {
      what: 'an unknown word',
      rest: 'x-twinspec:\n  collection: {}\n',
      complaints: ["api.yaml:8:3: x-twinspec must NOT have additional properties: 'collection'"],
    },
    {
      what: 'a reference to no collection',
      rest: 'x-twinspec:\n  collections:\n    users:\n      key: id\n      references: [{ field: a, to: teams, onDelete: cascade }]\n',
      complaints: ["api.yaml:11:36: there is no collection 'teams'"],
    },
    {
      what: 'an unknown onDelete',
      rest: 'x-twinspec:\n  collections:\n    users:\n      key: id\n      references: [{ field: a, to: users, onDelete: explode }]\n',
      complaints: [
        'api.yaml:11:53: x-twinspec must be equal to one of the allowed values: cascade, restrict, clear, remove',
      ],
    },
    {
      what: 'a name with special characters',
      rest: "x-twinspec:\n  collections:\n    'a/b~c':\n      key: id\n      references: [{ field: a, to: teams, onDelete: cascade }]\n",
      complaints: ["api.yaml:11:36: there is no collection 'teams'"],
    },
    {
      what: 'a name of JavaScript for a collection that is not there',
      rest: 'x-twinspec:\n  collections:\n    users:\n      key: id\n      references: [{ field: a, to: constructor, onDelete: cascade }]\n',
      complaints: ["api.yaml:11:36: there is no collection 'constructor'"],
    },
  ])('$what', async ({ rest, complaints }) => {
    expect(await complaintsAbout(done, rest)).toEqual(complaints);
  });

  test('on an operation, too, and all of it at once', async () => {
    const fields = `${done}\nx-twinspec:\n  paging: { page: page, defaultSize: 0, above: clamp, below: maybe }\n  companion: yes please`;
    const complaints = await complaintsAbout(fields, 'x-twinspec: { collections: [] }\n');
    expect(complaints.map((complaint) => complaint.split(': ', 1)[0])).toEqual([
      'api.yaml:10:15',
      'api.yaml:9:20',
      'api.yaml:8:44',
      'api.yaml:8:68',
    ]);
  });
});

test('an operation cannot fire a webhook that the document does not have', async () => {
  const fires = (name: string) =>
    complaintsAbout(`x-twinspec: { fires: [${name}] }\n${done}`, 'webhooks: { told: {} }\n');
  expect(await fires('tolled')).toEqual(["api.yaml:6:29: there is no webhook 'tolled'"]);
});
