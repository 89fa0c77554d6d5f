import { expect, test } from 'vitest';
import { runOnOwnMock } from '../runs/run-on-own-mock.js';

const record = (name: string): string =>
  `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;
const parameter = (name: string): string => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;

/** What a snippet is inside of is in its path, in its body, and in every answer; an action is further down the path. */
const document = {
  paths: `  /sites:
    post: { operationId: createSite, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Site')} } } }
  /sites/{site_id}:
    parameters: [${parameter('site_id')}]
    get: { operationId: readSite, responses: { 200: { description: It., ${record('Site')} }, 404: { description: None. } } }
    delete: { operationId: deleteSite, responses: { 204: { description: Gone. }, 404: { description: None. } } }
  /sites/{site_id}/snippets:
    parameters: [${parameter('site_id')}]
    post: { operationId: createSnippet, requestBody: { required: true, ${record('Snippet')} }, responses: { 201: { description: Done., ${record('Snippet')} }, 404: { description: None. } } }
  /sites/{site_id}/snippets/{snippet_id}:
    parameters: [${parameter('site_id')}, ${parameter('snippet_id')}]
    get: { operationId: readSnippet, responses: { 200: { description: It., ${record('Snippet')} }, 404: { description: None. } } }
    put: { operationId: replaceSnippet, requestBody: { required: true, ${record('Snippet')} }, responses: { 204: { description: Done. }, 404: { description: None. } } }
    delete: { operationId: deleteSnippet, responses: { 204: { description: Gone. }, 404: { description: None. } } }
  /sites/{site_id}/snippets/{snippet_id}/publish:
    parameters: [${parameter('site_id')}, ${parameter('snippet_id')}]
    post: { operationId: publishSnippet, responses: { 204: { description: Done. }, 404: { description: None. } } }`,
  schemas: `    New: { type: object, required: [title], properties: { title: { type: string } } }
    Site: { type: object, required: [id, title], properties: { id: { type: string, readOnly: true }, title: { type: string } } }
    Snippet: { type: object, properties: { id: { type: string }, site_id: { type: string }, title: { type: string } } }`,
};

/** A note has a name of its own, and is deleted where it was put; sites are made after it, too. */
const notes = {
  paths: `  /sites/{site_id}/notes:
    parameters: [${parameter('site_id')}]
    post: { operationId: createNote, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Note')} }, 404: { description: None. } } }
  /notes/{note_id}:
    parameters: [${parameter('note_id')}]
    get: { operationId: readNote, responses: { 200: { description: It., ${record('Note')} }, 404: { description: None. } } }
  /sites/{site_id}/notes/{note_id}:
    parameters: [${parameter('site_id')}, ${parameter('note_id')}]
    delete: { operationId: deleteNote, responses: { 204: { description: Gone. }, 404: { description: None. } } }
  /sites:
    post: { operationId: createSite, requestBody: { required: true, ${record('New')} }, responses: { 201: { description: Done., ${record('Site')} } } }
  /sites/{site_id}:
    parameters: [${parameter('site_id')}]
    get: { operationId: readSite, responses: { 200: { description: It., ${record('Site')} }, 404: { description: None. } } }`,
  schemas: `    New: { type: object, required: [title], properties: { title: { type: string } } }
    Site: { type: object, required: [id, title], properties: { id: { type: string, readOnly: true }, title: { type: string } } }
    Note: { type: object, required: [id, site_id], properties: { id: { type: string }, site_id: { type: string }, title: { type: string } } }`,
};

test('what a record is inside of is for the path to say, goes with it, and is where its actions are', async () => {
  const { errors, statusesOf } = await runOnOwnMock(document.paths, document.schemas, 'sites');
  expect(errors).toEqual([]);
  expect(statusesOf('publishSnippet')).toContain(204);
});

test('a record with a name of its own is addressed where it was put', async () => {
  const { errors, statusesOf } = await runOnOwnMock(notes.paths, notes.schemas, 'sites');
  expect(errors).toEqual([]);
  expect(statusesOf('deleteNote')).toContain(204);
});
