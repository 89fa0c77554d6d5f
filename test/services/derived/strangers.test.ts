import { describe, expect, test } from 'vitest';
import { id, json, openStrangeApi as open, ref } from './strange-api.js';

describe('records that are created inside of what they refer to, and have a path of their own,', () => {
  const openTracker = (needed = 'id, project_id, title', project = 'type: string') =>
    open(
      `
  /projects:
    post: { requestBody: { ${ref('Project')} }, responses: { 201: { description: Done., ${ref('Project')} } } }
  /projects/{project_id}:
    ${id('project_id')}
    delete: { responses: { 204: { description: Gone. }, 404: { description: None. } } }
  /projects/{project_id}/issues:
    ${id('project_id')}
    get: { responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Issue' } }")} } } }
    post: { requestBody: { ${ref('Issue')} }, responses: { 201: { description: Done., ${ref('Issue')} }, 404: { description: None. } } }
  /issues/{issue_id}:
    ${id('issue_id')}
    get: { responses: { 200: { description: It., ${ref('Issue')} }, 404: { description: None. } } }`,
      `    Project: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Issue: { type: object, required: [${needed}], properties: { id: { type: string, readOnly: true }, project_id: { ${project}, readOnly: true }, title: { type: string } } }`,
    );

  test('say what the path has put them into, and are listed there', async () => {
    const send = await openTracker();
    const one = (await send('POST /projects', { name: 'one' })).body.id as string;
    const other = (await send('POST /projects', { name: 'other' })).body.id as string;
    const issue = (await send(`POST /projects/${one}/issues`, { title: 'Broken' })).body;
    expect(issue).toMatchObject({ project_id: one, title: 'Broken' });
    expect((await send(`GET /issues/${issue.id as string}`)).body).toEqual(issue);
    expect((await send(`GET /projects/${one}/issues`)).body).toEqual([issue]);
    expect((await send(`GET /projects/${other}/issues`)).body).toEqual([]);
    expect((await send('POST /projects/none/issues', { title: 'Lost' })).status).toBe(404);
  });

  test.each([
    { what: 'go with it', status: 404 },
    { what: 'go with it, even where an answer need not name it', needed: 'id, title', status: 404 },
    { what: 'stay where they may be without', project: 'type: [string, "null"]', status: 200 },
  ])('$what', async ({ needed, project, status }) => {
    const send = await openTracker(needed, project);
    const one = (await send('POST /projects', { name: 'one' })).body.id as string;
    const issue = (await send(`POST /projects/${one}/issues`, { title: 'Broken' })).body.id as string;
    expect((await send(`DELETE /projects/${one}`)).status).toBe(204);
    expect((await send(`GET /issues/${issue}`)).status).toBe(status);
  });
});

describe('the keys of a mock', () => {
  const openThings = (key: string, parameter: string) =>
    open(
      `
  /things:
    get: { responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Thing' } }")} } } }
  /things/{thing_id}:
    ${id('thing_id', parameter)}
    get: { responses: { 200: { description: It., ${ref('Thing')} }, 400: { description: Wrong. }, 404: { description: None. } } }`,
      `    Thing: { type: object, required: [id], properties: { id: ${key} } }`,
    );

  test.each([
    {
      what: 'the path that takes them',
      key: '{ type: string }',
      parameter: "{ type: string, pattern: '^SN[0-9]{6}$' }",
    },
    {
      what: 'the length that they have to have',
      key: '{ type: string, minLength: 22, maxLength: 22 }',
      parameter: '{ type: string }',
    },
    { what: 'a number in the path', key: '{ type: integer }', parameter: '{ type: integer, minimum: 100 }' },
  ])('fit $what', async ({ key, parameter }) => {
    const send = await openThings(key, parameter);
    const things = (await send('GET /things')).body as unknown as { readonly id: string }[];
    expect(things).toHaveLength(3);
    for (const thing of things) expect(await send(`GET /things/${thing.id}`)).toEqual({ status: 200, body: thing });
  });
});

test('a JSON Patch that comes as plain JSON is carried out', async () => {
  const send = await open(
    `
  /plans:
    post: { requestBody: { ${ref('Plan')} }, responses: { 201: { description: Done., ${ref('Plan')} } } }
  /plans/{id}:
    ${id('id')}
    get: { responses: { 200: { description: It., ${ref('Plan')} } } }
    patch:
      requestBody: { ${json('{ type: array, items: { type: object, required: [op], properties: { op: { type: string }, path: { type: string }, value: {} } } }')} }
      responses: { 204: { description: Done. }, 422: { description: Not to be done. } }`,
    '    Plan: { type: object, required: [id, name], properties: { id: { type: string, readOnly: true }, name: { type: string } } }',
  );
  const plan = (await send('POST /plans', { name: 'small' })).body.id as string;
  expect((await send(`PATCH /plans/${plan}`, [{ op: 'replace', path: '/name', value: 'large' }])).status).toBe(204);
  expect((await send(`GET /plans/${plan}`)).body).toEqual({ id: plan, name: 'large' });
  expect((await send(`PATCH /plans/${plan}`, [{ op: 'remove', path: '/price' }])).status).toBe(422);
});

test('a list is answered whose surroundings can be inside of themselves without end', async () => {
  const send = await open(
    `
  /things:
    get: { responses: { 200: { description: All., ${ref('Things')} } } }
    post: { requestBody: { ${ref('Thing')} }, responses: { 201: { description: Done., ${ref('Thing')} } } }`,
    `    Things: { type: object, required: [items], properties: { items: { type: array, items: { $ref: '#/components/schemas/Thing' } }, total: { type: integer }, filter: { $ref: '#/components/schemas/Filter' } } }
    Filter: { type: object, required: [name], properties: { name: { type: string }, not: { $ref: '#/components/schemas/Filter' }, and: { $ref: '#/components/schemas/Filter' } } }
    Thing: { type: object, required: [id], properties: { id: { type: string } } }`,
  );
  const { status, body } = await send('GET /things');
  expect(status).toBe(200);
  expect(body.total).toBe((body.items as readonly unknown[]).length);
});

test('all new records begin in the first state that the document names, and those that are there from the start are in several', async () => {
  const send = await open(
    `
  /parcels:
    get: { responses: { 200: { description: All., ${json("{ type: array, items: { $ref: '#/components/schemas/Parcel' } }")} } } }
    post: { requestBody: { ${ref('New')} }, responses: { 201: { description: Done., ${ref('Parcel')} } } }`,
    `    New: { type: object, required: [weight], properties: { weight: { type: integer } } }
    Parcel: { type: object, required: [id, weight, parcel_status], properties: { id: { type: string }, weight: { type: integer }, parcel_status: { type: string, enum: [LABELLED, HANDED_IN, UNDERWAY, DELIVERED, RETURNED] } } }`,
  );
  const stateOf = async () => (await send('POST /parcels', { weight: 7 })).body.parcel_status;
  const started = (await send('GET /parcels')).body as unknown as readonly Record<string, unknown>[];
  expect(new Set(started.map(({ parcel_status }) => parcel_status)).size).toBeGreaterThan(1);
  expect(await Promise.all([stateOf(), stateOf(), stateOf(), stateOf()])).toEqual(Array(4).fill('LABELLED'));
});

test('an action leaves a record what it is where the request means something else by a name of its own', async () => {
  const send = await open(
    `
  /orders:
    post: { requestBody: { ${ref('New')} }, responses: { 201: { description: Done., ${ref('Order')} } } }
  /orders/{order_id}:
    ${id('order_id')}
    get: { responses: { 200: { description: It., ${ref('Order')} }, 404: { description: None. } } }
  /orders/{order_id}/track:
    ${id('order_id')}
    post: { requestBody: { ${ref('Parcel')} }, responses: { 200: { description: Done., ${ref('Order')} }, 404: { description: None. }, 422: { description: Wrong. } } }`,
    `    New: { type: object, required: [title], properties: { title: { type: string } } }
    Order: { type: object, required: [id, title], properties: { id: { type: string, readOnly: true }, title: { type: string }, note: { type: string }, status: { type: string, enum: [CREATED, PAID] } } }
    Parcel: { type: object, properties: { note: { type: string }, status: { type: string, enum: [UNDERWAY, DELIVERED] } } }`,
  );
  const order = (await send('POST /orders', { title: 'Lamp' })).body;
  const tracked = await send(`POST /orders/${order.id as string}/track`, { note: 'Ring twice', status: 'UNDERWAY' });
  expect(tracked).toEqual({ status: 200, body: { ...order, note: 'Ring twice' } });
});
