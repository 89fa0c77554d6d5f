import { describe, expect, test } from 'vitest';
import { list, modelOf, object, rolesOf, type SmallApi } from './small-api.js';

const Project = object({ 'id!': 'string', 'name!': 'string' });
const Issue = object({ 'id!': 'string', 'project_id!': 'string', 'title!': 'string' });
const title = object({ 'title!': 'string' });

const tracker: SmallApi = {
  schemas: { Project, Issue },
  operations: {
    'GET /projects': { answer: list('Project') },
    'POST /projects': { body: object({ 'name!': 'string' }), status: 201, answer: 'Project' },
    'GET /projects/{project_id}': { answer: 'Project' },
    'GET /projects/{project_id}/issues': { answer: list('Issue') },
    'POST /projects/{project_id}/issues': { body: title, status: 201, answer: 'Issue' },
    'DELETE /projects/{project_id}/issues/{issue_id}': { status: 204 },
    'POST /projects/{project_id}/issues/{issue_id}/close': { answer: 'Issue' },
    'GET /issues/{issue_id}': { answer: 'Issue' },
    'PATCH /issues/{issue_id}': { body: title, answer: 'Issue' },
  },
};

describe('records that have a path of their own, and are created inside of what they refer to,', () => {
  test('are one collection', async () => {
    const { collections, relations } = await modelOf(tracker);
    expect([...collections.values()].map(({ name, key }) => `${name} ${key.join()}`)).toEqual([
      'projects id',
      'issues id',
    ]);
    expect([...relations.values()]).toEqual([
      { name: 'projects.issues', basis: 'inferred', from: 'projects', to: 'issues', by: 'project_id' },
    ]);
  });

  test('say in each role what the path puts them into', async () => {
    const roles = await rolesOf(tracker);
    expect(roles).toMatchObject({
      'GET /projects/{project_id}/issues': ["related projects.issues of from id=path:project_id in '' id=item/id"],
      'POST /projects/{project_id}/issues': [
        "create issues project_id=path:project_id,id=response/id takes '' shows ''",
      ],
      'DELETE /projects/{project_id}/issues/{issue_id}': ['delete issues project_id=path:project_id,id=path:issue_id'],
      'GET /issues/{issue_id}': ["read issues id=path:issue_id shows ''"],
      'PATCH /issues/{issue_id}': ["patch issues id=path:issue_id takes '' shows ''"],
    });
  });
});
