import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** How the list of things is paged, and what is wrong with it. */
export interface Style {
  readonly style: 'page' | 'offset' | 'cursor' | 'address' | 'link-header';
  readonly fault?: 'skips' | 'repeats' | 'ends-early' | 'never-ends' | 'total-of-page' | 'ignores-size' | 'marks-wrong';
  /** Whether the list is in the body itself, without a wrapper. */
  readonly isBare?: boolean;
}

const pageParameters = {
  page: '{ name: page, in: query, schema: { type: integer, minimum: 1, default: 1 } }',
  offset: '{ name: offset, in: query, schema: { type: integer, minimum: 0, default: 0 } }',
  cursor: '{ name: page_token, in: query, schema: { type: string } }',
  address: '{ name: after, in: query, schema: { type: string } }',
  'link-header': '{ name: page, in: query, schema: { type: integer, minimum: 1, default: 1 } }',
};

const wrappers = {
  page: 'total: { type: integer }, has_more: { type: boolean }, ',
  offset: 'total: { type: integer }, ',
  cursor: 'next_page_token: { type: [string, "null"], description: Where the next page begins. }, ',
  address: 'next: { type: [string, "null"], format: uri-reference, description: Address of the next page. }, ',
  'link-header': 'total: { type: integer }, ',
};

/** The document of an API with nothing but things. */
export const documentOf = ({ style, isBare = false }: Style): string => `
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - ${pageParameters[style]}
        - { name: page_size, in: query, schema: { type: integer, minimum: 1, maximum: 50, default: 10 } }
      responses:
        "400": { description: A parameter is out of range. }
        "200":
          description: A page of things.
          content:
            application/json:
              schema: ${
                isBare
                  ? '{ type: array, items: { $ref: "#/components/schemas/Thing" } }'
                  : `{ type: object, properties: { ${wrappers[style]}results: { type: array, items: { $ref: "#/components/schemas/Thing" } } } }`
              }
    post:
      operationId: createThing
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/NewThing" } } }
      responses:
        "201":
          description: The new thing.
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
  /things/{thing_id}:
    parameters: [{ name: thing_id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getThing
      responses:
        "200":
          description: The thing.
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
        "404": { description: There is no such thing. }
components:
  schemas:
    NewThing:
      type: object
      required: [name]
      properties: { name: { type: string, minLength: 1, maxLength: 80 } }
    Thing:
      type: object
      required: [id, name]
      properties: { id: { type: string, readOnly: true }, name: { type: string } }
`;

interface Thing {
  readonly id: string;
  readonly name: string;
}

/** A server of that document. */
export function createThings(style: Style): RequestListener {
  const things: Thing[] = Array.from({ length: 4 }, (_unset, index) => ({ id: `t${index}`, name: `Thing ${index}` }));
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://things.example');
    if (request.method === 'POST') return void create(request, response, things);
    if (pathname === '/things')
      return answer(response, isInRange(searchParams) ? pageOf(things, searchParams, style) : { status: 400 });
    const found = things.find(({ id }) => pathname === `/things/${id}`);
    answer(response, found === undefined ? { status: 404 } : { status: 200, body: found });
  };
}

async function create(request: IncomingMessage, response: ServerResponse, things: Thing[]): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const thing = { id: `t${things.length}`, name: (JSON.parse(text) as Thing).name };
  things.push(thing);
  answer(response, { status: 201, body: thing });
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

function answer(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const isInRange = (query: URLSearchParams): boolean =>
  [
    { value: query.get('page_size'), least: 1, most: 50 },
    { value: query.get('page'), least: 1, most: Number.POSITIVE_INFINITY },
    { value: query.get('offset'), least: 0, most: Number.POSITIVE_INFINITY },
  ].every(({ value, least, most }) => value === null || (Number(value) >= least && Number(value) <= most));

function pageOf(things: readonly Thing[], query: URLSearchParams, { style, fault, isBare = false }: Style): Reply {
  const asked = Number(query.get('page_size') ?? 10);
  const size = fault === 'ignores-size' ? 10 : asked;
  const start = startOf(query, style, size);
  const shift = start > 0 ? shiftOf(fault) : 0;
  const results = things.slice(start + shift, start + shift + size);
  const end = fault === 'ends-early' ? things.length - 1 : things.length;
  const hasNext = fault === 'never-ends' || start + size < end;
  const total = fault === 'total-of-page' ? results.length : things.length;
  const next = fault === 'never-ends' && start + size >= end ? 0 : start + size;
  const address = hasNext ? `/things?after=${next}&page_size=${asked}` : null;
  const body = {
    page: { total, has_more: hasNext !== (fault === 'marks-wrong'), results },
    offset: { total, results },
    cursor: { next_page_token: hasNext ? `from-${next}` : null, results },
    address: { next: address, results },
    'link-header': { total, results },
  }[style];
  const link = `</things?page=${start / size + 2}&page_size=${asked}>; rel="next"`;
  const headers = style === 'link-header' && hasNext ? { link } : {};
  return { status: 200, body: isBare ? results : body, headers };
}

function shiftOf(fault: Style['fault']): number {
  if (fault === 'skips') return 1;
  return fault === 'repeats' ? -1 : 0;
}

function startOf(query: URLSearchParams, style: Style['style'], size: number): number {
  if (style === 'offset') return Number(query.get('offset') ?? 0);
  if (style === 'cursor') return Number(query.get('page_token')?.replace('from-', '') ?? 0);
  if (style === 'address') return Number(query.get('after') ?? 0);
  return (Number(query.get('page') ?? 1) - 1) * size;
}
