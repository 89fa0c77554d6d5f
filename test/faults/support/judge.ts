import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { load } from 'js-yaml';
import type { Exchange } from './client.js';

interface Node {
  readonly [name: string]: Node;
}

interface Place {
  readonly node: Node;
  readonly pointer: string;
}

const methods = ['get', 'put', 'post', 'patch', 'delete'];

export interface Judge {
  /** What the document says against an answer: nothing where it is kept. */
  faultsOf(exchange: Exchange): string[];
  /** `<operationId> <status>` of every documented answer that was seen. */
  readonly seen: ReadonlySet<string>;
  readonly operations: readonly string[];
}

/** Judges answers by an OpenAPI 3.1 document, with its formats asserted. */
export async function createJudge(file: URL): Promise<Judge> {
  const document = load(await readFile(file, 'utf8')) as Node;
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: fullFormats, validateSchema: false });
  ajv.addSchema(document, 'document');
  const routes = toRoutes(document);
  const seen = new Set<string>();

  const violationsOf = (pointer: string, value: unknown, what: string) => {
    const validate = ajv.getSchema(`document#${pointer}`);
    if (validate === undefined) throw new Error(`No schema at ${pointer}.`);
    return validate(value) === true ? [] : [`${what}: ${ajv.errorsText(validate.errors)}`];
  };

  return {
    seen,
    operations: routes.map(({ id }) => id),
    faultsOf({ method, path, reply }) {
      const route = routes.find((candidate) => candidate.method === method && candidate.pattern.test(path));
      if (route === undefined) return reply.status >= 400 ? [] : [`${method} ${path} is not documented.`];
      const found = responseFor(document, route, String(reply.status));
      if (found === undefined) {
        return beforeHandlers.has(reply.status) ? [] : [`${route.id}: ${reply.status} is not documented.`];
      }
      seen.add(`${route.id} ${reply.status}`);
      return [
        ...headersOf(document, found).flatMap(({ name, required, pointer }) => {
          const value = reply.header(name);
          if (value === undefined) return required ? [`${route.id}: ${name} is missing.`] : [];
          return violationsOf(pointer, /^\d+$/.test(value) ? Number(value) : value, `${route.id}: ${name}`);
        }),
        ...bodyFaults(found, reply, violationsOf).map((fault) => `${route.id} ${reply.status}: ${fault}`),
      ];
    },
  };
}

/** Statuses that servers answer before any handler; a document need not name them. */
const beforeHandlers = new Set([400, 404, 405, 406, 413, 414, 415, 429, 431, 503]);

interface Route {
  readonly id: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly responses: Place;
}

/** Literal segments win over templates. */
function toRoutes(document: Node): Route[] {
  const weight = (path: string) => path.replaceAll(/[^{]/g, '').length;
  return Object.entries(document.paths ?? {})
    .sort(([one], [other]) => weight(one) - weight(other))
    .flatMap(([path, item]) =>
      methods
        .filter((method) => item[method] !== undefined)
        .map((method) => ({
          id: String(item[method]?.operationId),
          method,
          pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
          responses: {
            node: item[method]?.responses ?? {},
            pointer: `/paths/${escapePointer(path)}/${method}/responses`,
          },
        })),
    );
}

function responseFor(document: Node, { responses }: Route, status: string): Place | undefined {
  const key = [status, `${status[0]}XX`, 'default'].find((name) => responses.node[name] !== undefined);
  return key === undefined ? undefined : follow(document, child(responses, key));
}

function headersOf(document: Node, response: Place) {
  const headers = child(response, 'headers');
  return Object.keys(headers.node).map((name) => {
    const header = follow(document, child(headers, name));
    return { name, required: String(header.node.required) === 'true', pointer: `${header.pointer}/schema` };
  });
}

function bodyFaults(
  { node, pointer }: Place,
  reply: Exchange['reply'],
  violationsOf: (pointer: string, value: unknown, what: string) => string[],
): string[] {
  const types = Object.keys(node.content ?? {});
  if (types.length === 0) return reply.text === '' ? [] : ['a body where none is documented'];
  if (types.includes('*/*')) return [];
  if (!types.includes(reply.type)) return [`${reply.type || 'no media type'} is not documented`];
  return violationsOf(`${pointer}/content/${escapePointer(reply.type)}/schema`, reply.body, 'body');
}

function child({ node, pointer }: Place, name: string): Place {
  return { node: node[name] ?? {}, pointer: `${pointer}/${escapePointer(name)}` };
}

function follow(document: Node, place: Place): Place {
  const reference = place.node.$ref as string | undefined;
  if (reference === undefined) return place;
  const names = reference.slice(2).split('/');
  return names.reduce(child, { node: document, pointer: '' } as Place);
}

function escapePointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
