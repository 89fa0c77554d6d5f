import { describe, expect, test } from 'vitest';
import { id, json, ref } from '../../services/derived/strange-api.js';
import { runOnOwnMock } from './run-on-own-mock.js';

test('an action that names another record is told one that is there', async () => {
  const { errors } = await runOnOwnMock(
    `
  /plans:
    post: { operationId: createPlan, requestBody: { required: true, ${ref('NewPlan')} }, responses: { 201: { description: Done., ${ref('Plan')} }, 422: { description: Wrong. } } }
  /plans/{plan_id}:
    ${id('plan_id')}
    get: { operationId: readPlan, responses: { 200: { description: It., ${ref('Plan')} }, 404: { description: None. } } }
  /subscriptions:
    post: { operationId: subscribe, requestBody: { required: true, ${ref('NewSubscription')} }, responses: { 201: { description: Done., ${ref('Subscription')} }, 422: { description: Wrong. } } }
  /subscriptions/{subscription_id}:
    ${id('subscription_id')}
    get: { operationId: readSubscription, responses: { 200: { description: It., ${ref('Subscription')} }, 404: { description: None. } } }
  /subscriptions/{subscription_id}/revise:
    ${id('subscription_id')}
    post: { operationId: revise, requestBody: { required: true, ${ref('NewSubscription')} }, responses: { 200: { description: Done., ${ref('Subscription')} }, 404: { description: None. }, 422: { description: Wrong. } } }`,
    `    NewPlan: { type: object, required: [name], properties: { name: { type: string } } }
    Plan: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    NewSubscription: { type: object, properties: { plan_id: { type: string, minLength: 3, maxLength: 50, description: The id of the plan. } } }
    Subscription: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, plan_id: { type: string, minLength: 3, maxLength: 50, description: The id of the plan. } } }`,
  );
  expect(errors).toEqual([]);
});

test('refusals that a document has in parts alone are written so', async () => {
  const refused = (description: string): string =>
    `{ description: ${description}, content: { multipart/mixed: { schema: { $ref: '#/components/schemas/Error' } } } }`;
  const { errors } = await runOnOwnMock(
    `
  /notes:
    post: { operationId: createNote, requestBody: { required: true, ${ref('New')} }, responses: { 201: { description: Done., ${ref('Note')} }, 400: ${refused('Wrong.')} } }
  /notes/{note_id}:
    ${id('note_id')}
    get: { operationId: readNote, responses: { 200: { description: It., ${ref('Note')} }, 404: ${refused('None.')} } }`,
    `    New: { type: object, required: [text], properties: { text: { type: string } } }
    Note: { type: object, required: [id, text], properties: { id: { type: string, readOnly: true }, text: { type: string } } }
    Error: { type: object, required: [name, message], properties: { name: { type: string }, message: { type: string } } }`,
  );
  expect(errors).toEqual([]);
});

describe('what lies inside of a record by a property', () => {
  const runOnSites = (site: string) =>
    runOnOwnMock(
      `
  /sites:
    post: { operationId: createSite, requestBody: { required: true, ${ref('NewSite')} }, responses: { 201: { description: Done., ${ref('Site')} }, 422: { description: Wrong. } } }
  /sites/{site_id}:
    ${id('site_id')}
    get: { operationId: readSite, responses: { 200: { description: It., ${ref('Site')} }, 404: { description: None. } } }
    delete: { operationId: deleteSite, responses: { 204: { description: Gone. }, 404: { description: None. } } }
  /sites/{site_id}/deploys:
    ${id('site_id')}
    get: { operationId: listDeploys, responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Deploy' } }")} }, 404: { description: None. } } }
    post: { operationId: deploy, requestBody: { required: true, ${ref('NewDeploy')} }, responses: { 201: { description: Done., ${ref('Deploy')} }, 404: { description: None. }, 422: { description: Wrong. } } }
  /sites/{site_id}/deploys/{deploy_id}:
    parameters: [{ name: site_id, in: path, required: true, schema: { type: string } }, { name: deploy_id, in: path, required: true, schema: { type: string } }]
    get: { operationId: readDeployOfSite, responses: { 200: { description: It., ${ref('Deploy')} }, 404: { description: None. } } }
  /deploys/{deploy_id}:
    ${id('deploy_id')}
    get: { operationId: readDeploy, responses: { 200: { description: It., ${ref('Deploy')} }, 404: { description: None. } } }
    delete: { operationId: deleteDeploy, responses: { 204: { description: Gone. }, 404: { description: None. } } }`,
      `    NewSite: { type: object, required: [name], properties: { name: { type: string } } }
    Site: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    NewDeploy: { type: object, required: [title], properties: { title: { type: string } } }
    Deploy: { type: object, required: [id, title], properties: { id: { type: string, readOnly: true }, title: { type: string }, site_id: { ${site} } } }`,
    );

  test.each([
    { what: 'may go with it', site: 'type: string' },
    { what: 'may stay, and is not found in what is gone', site: 'type: [string, "null"]' },
  ])('$what', async ({ site }) => {
    expect((await runOnSites(site)).errors).toEqual([]);
  });
});

test('a refusal may be without a body where no value keeps the schema of one', async () => {
  const { errors, statusesOf } = await runOnOwnMock(
    `
  /notes:
    post: { operationId: createNote, requestBody: { required: true, ${ref('New')} }, responses: { 201: { description: Done., ${ref('Note')} }, 400: { description: Wrong., ${ref('Error')} } } }
  /notes/{note_id}:
    ${id('note_id')}
    get: { operationId: readNote, responses: { 200: { description: It., ${ref('Note')} }, 404: { description: None. } } }`,
    `    New: { type: object, required: [text], properties: { text: { type: string } } }
    Note: { type: object, required: [id, text], properties: { id: { type: string, readOnly: true }, text: { type: string } } }
    Error: { oneOf: [{ type: object, properties: { code: { default: EMPTY } } }, { type: object, properties: { code: { default: TOO_LONG } } }] }`,
  );
  expect(statusesOf('createNote')).toContain(400);
  expect(errors).toEqual([]);
});

test('keys that the client chooses are new ones in each phase', async () => {
  const { errors, statusesOf } = await runOnOwnMock(
    `
  /versions:
    get: { operationId: listVersions, responses: { 200: { description: All., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Version' } } } } } } }
    post: { operationId: createVersion, requestBody: { required: true, ${ref('Version')} }, responses: { 201: { description: Done., ${ref('Version')} }, 400: { description: Wrong. } } }
  /versions/{version}:
    parameters: [{ name: version, in: path, required: true, schema: { type: string } }]
    get: { operationId: readVersion, responses: { 200: { description: It., ${ref('Version')} }, 404: { description: None. } } }`,
    `    Version: { type: object, required: [version, from], properties: { version: { type: string }, from: { type: string }, isStable: { type: boolean } } }`,
  );
  expect(statusesOf('createVersion')).toContain(201);
  expect(errors).toEqual([]);
});

test('what one alternative of a body requires may be missing where it makes another one', async () => {
  const { errors, statusesOf } = await runOnOwnMock(
    `
  /branches:
    post: { operationId: createBranch, requestBody: { required: true, ${ref('New')} }, responses: { 201: { description: Done., ${ref('Branch')} }, 400: { description: Wrong. } } }
  /branches/{branch_id}:
    ${id('branch_id')}
    get: { operationId: readBranch, responses: { 200: { description: It., ${ref('Branch')} }, 404: { description: None. } } }`,
    `    New:
      anyOf:
        - { type: object, required: [name, base], additionalProperties: false, properties: { name: { type: string }, base: { type: string }, note: { type: string } } }
        - { type: object, required: [name], additionalProperties: false, properties: { name: { type: string } } }
    Branch: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string }, base: { type: string } } }`,
  );
  expect(statusesOf('createBranch')).toContain(400);
  expect(errors).toEqual([]);
});

test('null inside of an object stays where the property has to be there and may be null', async () => {
  const icon = (required: string): string =>
    `{ type: object, ${required} properties: { name: { type: string }, type: { type: [string, 'null'], enum: [icon, emoji, null] } } }`;
  const { errors, statusesOf } = await runOnOwnMock(
    `
  /guides:
    post: { operationId: createGuide, requestBody: { required: true, ${ref('New')} }, responses: { 201: { description: Done., ${ref('Guide')} }, 400: { description: Wrong. } } }
  /guides/{guide_id}:
    ${id('guide_id')}
    get: { operationId: readGuide, responses: { 200: { description: It., ${ref('Guide')} }, 404: { description: None. } } }
    patch: { operationId: updateGuide, requestBody: { required: true, ${ref('New')} }, responses: { 200: { description: It., ${ref('Guide')} }, 400: { description: Wrong. }, 404: { description: None. } } }`,
    `    New: { type: object, properties: { title: { type: string }, icon: ${icon('')} } }
    Guide: { type: object, required: [id, icon], properties: { id: { type: string, readOnly: true }, title: { type: string }, icon: ${icon('required: [name, type],')} } }`,
  );
  expect(statusesOf('updateGuide')).toContain(200);
  expect(errors).toEqual([]);
});

test('what a record has to show, and a request may leave out, may be asked for', async () => {
  const steps = (required: string): string =>
    `{ type: object, properties: { steps: { type: array, items: { type: object, ${required} properties: { code: { type: integer } } } } } }`;
  const { errors, statusesOf } = await runOnOwnMock(
    `
  /recipes:
    post: { operationId: createRecipe, requestBody: { required: true, ${ref('New')} }, responses: { 201: { description: Done., ${ref('Recipe')} }, 400: { description: Wrong. } } }
  /recipes/{recipe_id}:
    ${id('recipe_id')}
    get: { operationId: readRecipe, responses: { 200: { description: It., ${ref('Recipe')} }, 404: { description: None. } } }
    patch: { operationId: updateRecipe, requestBody: { required: true, ${ref('New')} }, responses: { 200: { description: It., ${ref('Recipe')} }, 400: { description: Wrong. }, 404: { description: None. } } }`,
    `    New: { type: object, properties: { title: { type: string }, content: ${steps('')} } }
    Recipe: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, title: { type: string }, content: ${steps('required: [code, language],').replace('code: { type: integer }', 'code: { type: integer }, language: { type: string }')} } }`,
  );
  expect(statusesOf('updateRecipe')).toContain(400);
  expect(errors).toEqual([]);
});

describe('records that a query names by their key', () => {
  const book =
    '{ type: object, required: [uid, title], properties: { uid: { type: string }, title: { type: string } } }';
  const planet =
    "{ type: object, required: [uid, name], properties: { uid: { type: string }, name: { type: string }, moons: { type: array, items: { $ref: '#/components/schemas/Moon' } } } }";
  const uid = 'parameters: [{ name: uid, in: query, required: true, schema: { type: string } }]';

  test('need not be there, and may have lists of their own', async () => {
    const { errors, statusesOf } = await runOnOwnMock(
      `
  /book:
    get: { operationId: readBook, ${uid}, responses: { 200: { description: It., ${ref('BookAnswer')} }, default: { description: Wrong. } } }
  /book/search:
    get: { operationId: findBooks, responses: { 200: { description: Some., ${ref('Books')} } } }
  /planet:
    get: { operationId: readPlanet, ${uid}, responses: { 200: { description: It., ${ref('PlanetAnswer')} }, default: { description: Wrong. } } }
  /planet/search:
    get: { operationId: findPlanets, responses: { 200: { description: Some., ${ref('Planets')} } } }`,
      `    Book: ${book}
    BookAnswer: { type: object, properties: { book: { $ref: '#/components/schemas/Book' } } }
    Books: { type: object, properties: { books: { type: array, items: { $ref: '#/components/schemas/Book' } } } }
    Moon: { type: object, properties: { uid: { type: string }, name: { type: string } } }
    Planet: ${planet}
    PlanetAnswer: { type: object, properties: { planet: { $ref: '#/components/schemas/Planet' } } }
    Planets: { type: object, properties: { planets: { type: array, items: { $ref: '#/components/schemas/Planet' } } } }`,
    );
    expect(errors).toEqual([]);
    for (const id of ['readBook', 'readPlanet']) expect(statusesOf(id)).toContain(404);
  });
});

test('a boundary of a request may lie beyond what the record can show', async () => {
  const steps = (minItems: number): string =>
    `{ type: object, properties: { steps: { type: array, minItems: ${minItems}, items: { type: string } } } }`;
  const { errors, statusesOf } = await runOnOwnMock(
    `
  /recipes:
    post: { operationId: createRecipe, requestBody: { required: true, ${ref('New')} }, responses: { 201: { description: Done., ${ref('Recipe')} }, 400: { description: Wrong. } } }
  /recipes/{recipe_id}:
    ${id('recipe_id')}
    get: { operationId: readRecipe, responses: { 200: { description: It., ${ref('Recipe')} }, 404: { description: None. } } }
    patch: { operationId: updateRecipe, requestBody: { required: true, ${ref('New')} }, responses: { 200: { description: It., ${ref('Recipe')} }, 400: { description: Wrong. }, 404: { description: None. } } }`,
    `    New: { type: object, required: [content], properties: { content: ${steps(0)} } }
    Recipe: { type: object, required: [id, content], properties: { id: { type: string, readOnly: true }, content: ${steps(1)} } }`,
  );
  expect(statusesOf('updateRecipe')).toContain(200);
  expect(errors).toEqual([]);
});
