import { onTestFinished } from 'vitest';
import { createFolder, type Folder } from './create-folder.js';

/** A small API of one collection; `extra` stands below `paths`. */
export const teaHouse = (extra = ''): string => `openapi: 3.1.1
info: {title: Tea house, version: '1'}
x-twinspec:
  collections:
    teas: {key: name}
paths:
  /teas:
    get:
      operationId: listTeas
      responses:
        '200':
          description: All teas.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Tea'}}
              example: [{name: example}]
    post:
      operationId: addTea
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Tea'}}}
      responses:
        '201':
          description: The new tea.
          content: {application/json: {schema: {$ref: '#/components/schemas/Tea'}}}
${extra}
components:
  schemas:
    Tea:
      type: object
      required: [name]
      properties: {name: {type: string}}
`;

/** Another path for it, which answers an example. */
export const cups = `  /cups:
    get:
      operationId: countCups
      responses:
        '200':
          description: How many there are.
          content: {application/json: {schema: {type: integer}, example: 12}}
`;

export const teas = (...names: readonly string[]): string =>
  `collections:\n  teas: ${JSON.stringify(names.map((name) => ({ name })))}\n`;

/** Handlers over the state; \`listTeas\` sends what \`expression\` makes of the names. */
export const handlers = (expression = 'names'): string => `export const handlers = {
  listTeas({ state }) {
    const names = [...state.teas].map(({ name }) => name);
    return { status: 200, body: (${expression}).map((name) => ({ name })) };
  },
  addTea: ({ state, body }) => ({ status: 201, body: state.teas.insert(body) }),
};
`;

/** A folder with the tea house, a fixture and handlers, until the test has finished. */
export async function openTeaHouse(files: Readonly<Record<string, string>> = {}): Promise<Folder> {
  const standard = { 'tea-house.yaml': teaHouse(), 'teas.yaml': teas('assam'), 'handlers.mjs': handlers() };
  const folder = await createFolder({ ...standard, ...files });
  onTestFinished(() => folder.remove());
  return folder;
}
