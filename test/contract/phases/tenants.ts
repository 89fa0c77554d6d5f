import type { IncomingMessage, RequestListener } from 'node:http';
import type { RunSettings } from '../../../src/contract/settings.js';
import type { Spec } from '../../../src/spec/index.js';
import { specFrom } from '../support/spec-from.js';

/** What is wrong with the server, or with what its document says. */
export interface Tenancy {
  /** Ours may read and find everything, as whoever runs the platform does. */
  readonly isOverseer?: boolean;
  readonly findsForeign?: boolean;
  readonly deletesForeign?: boolean;
  readonly renamesForeign?: boolean;
  /** Whose boss one may be: anybody in the same organisation unless said otherwise. */
  readonly bosses?: 'of any organisation' | 'unchecked';
  readonly reservesNames?: boolean;
  readonly nameIsUnique?: string;
  readonly readerMayRetire?: boolean;
  /** Takes an id that is written as text. */
  readonly coercesIds?: boolean;
  readonly decodesTwice?: boolean;
  readonly countsBytes?: boolean;
}

interface Person {
  readonly id: number;
  readonly owner: string;
  name: string;
  boss_id: number | null;
  isRetired: boolean;
}

/** A small API of people of two organisations, and the settings of a run against it. */
export async function tenants(tenancy: Tenancy = {}): Promise<{
  readonly spec: Spec;
  readonly listener: RequestListener;
  readonly identities: RunSettings['identities'];
}> {
  const identity = (name: string) => ({ name, credentials: { Key: keyOf(name) } });
  return {
    spec: await specFrom(JSON.stringify(documentOf(tenancy))),
    listener: listenerFor(tenancy),
    identities: [
      identity('ours'),
      { ...identity('reader'), isReadOnly: true },
      { ...identity('theirs'), isOutsider: true },
    ],
  };
}

const keyOf = (name: string): string => `0123456789-${name}`;

function listenerFor(tenancy: Tenancy): RequestListener {
  const people = new Map<number, Person>();
  const names = new Map(['ours', 'reader', 'theirs'].map((name) => [keyOf(name), name]));
  let serial = 0;

  const answer = async (request: IncomingMessage): Promise<readonly [number, unknown?]> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const caller = names.get(String(request.headers['x-key']));
    const owner = caller === 'reader' ? 'ours' : caller;
    const [, , id, action] = pathname.split('/');
    const found = people.get(Number(id));
    if (owner === undefined) return [401];
    if (caller === 'reader' && request.method !== 'GET' && !(tenancy.readerMayRetire && action === 'retire'))
      return [403];

    if (!methodsAt(id, action).includes(request.method ?? '')) return [405];

    const isMine = (person: Person): boolean =>
      person.owner === owner || (tenancy.isOverseer === true && owner === 'ours');
    if (id === undefined) return request.method === 'POST' ? create(await read(request), owner) : list();
    if (found === undefined) return [404];
    if (!isMine(found)) return refuse(found);
    if (request.method === 'DELETE') people.delete(found.id);
    if (request.method === 'PATCH') return change(found, await read(request), owner);
    if (action === 'retire') found.isRetired = true;
    return request.method === 'DELETE' ? [204] : [200, found];

    function list(): readonly [number, unknown?] {
      const q = searchParams.get('q') ?? '';
      if (tenancy.decodesTwice && q.includes('%')) return [500];
      const isSeen = (person: Person): boolean => isMine(person) || (tenancy.findsForeign === true && q !== '');
      return [200, [...people.values()].filter((person) => isSeen(person) && person.name.includes(q))];
    }

    function refuse(person: Person): readonly [number] {
      if (request.method === 'DELETE' && tenancy.deletesForeign) people.delete(person.id);
      if (request.method === 'PATCH' && tenancy.renamesForeign) person.name = 'somebody else';
      return [404];
    }
  };

  function create(body: unknown, owner: string): readonly [number, unknown?] {
    serial += 1;
    const person: Person = { id: serial, owner, name: '', boss_id: null, isRetired: false };
    const answered = change(person, body, owner);
    if (answered[0] !== 200) return answered;
    people.set(serial, person);
    return [201, person];
  }

  function change(person: Person, body: unknown, owner: string): readonly [number, unknown?] {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return [422];
    const { name = person.name, boss_id = person.boss_id, ...rest } = body as Partial<Person>;
    const length = tenancy.countsBytes ? Buffer.byteLength(String(name)) : Array.from(String(name)).length;
    if (typeof name !== 'string' || length < 1 || length > 200 || Object.keys(rest).length > 0) return [422];
    if (typeof boss_id !== 'number' && boss_id !== null && tenancy.coercesIds !== true) return [422];
    const isTaken = (other: Person): boolean =>
      other !== person && other.name === name && (other.owner === owner || tenancy.reservesNames === true);
    if ([...people.values()].some(isTaken)) return [409];
    const boss = people.get(Number(boss_id));
    const isFit = boss?.owner === owner || (boss !== undefined && tenancy.bosses === 'of any organisation');
    if (boss_id !== null && !isFit && tenancy.bosses !== 'unchecked') return [422];
    Object.assign(person, { name, boss_id: boss_id === null ? null : Number(boss_id) });
    return [200, person];
  }

  return (request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  };
}

const methodsAt = (id: string | undefined, action: string | undefined): readonly string[] => {
  if (id === undefined) return ['GET', 'POST'];
  return action === undefined ? ['GET', 'PATCH', 'DELETE'] : ['POST'];
};

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

const personOf = { application: { $ref: '#/components/schemas/Person' } };
const json = (schema: object) => ({ 'application/json': { schema } });
const one = { description: 'The person.', content: json(personOf.application) };
const refusals = Object.fromEntries(
  ['400', '401', '403', '404', '409', '422'].map((status) => [status, { description: 'Refused.' }]),
);

function documentOf({ nameIsUnique = 'Unique in the organization.' }: Tenancy): object {
  const properties = {
    name: { type: 'string', minLength: 1, maxLength: 200, description: nameIsUnique },
    boss_id: { type: ['integer', 'null'], description: 'The `id` of the person whom this person reports to.' },
  };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
  const body = (required: readonly string[]) => ({
    required: true,
    content: json({ type: 'object', required, properties, additionalProperties: false }),
  });
  const person = {
    type: 'object',
    required: ['id', 'name', 'boss_id'],
    properties: { id: { type: 'integer', readOnly: true }, ...properties },
  };
  const q = { name: 'q', in: 'query', description: 'Text contained in the `name`.', schema: { type: 'string' } };
  const people = { description: 'People.', content: json({ type: 'array', items: personOf.application }) };
  return {
    openapi: '3.1.0',
    info: { title: 'People', version: '1' },
    security: [{ Key: [] }],
    paths: {
      '/people': {
        get: { operationId: 'list', parameters: [q], responses: { 200: people, ...refusals } },
        post: { operationId: 'create', requestBody: body(['name']), responses: { 201: one, ...refusals } },
      },
      '/people/{id}': {
        parameters: [id],
        get: { operationId: 'get', responses: { 200: one, ...refusals } },
        patch: { operationId: 'change', requestBody: body([]), responses: { 200: one, ...refusals } },
        delete: { operationId: 'remove', responses: { 204: { description: 'Gone.' }, ...refusals } },
      },
      '/people/{id}/retire': {
        parameters: [id],
        post: { operationId: 'retire', responses: { 200: one, ...refusals } },
      },
    },
    components: {
      schemas: { Person: person },
      securitySchemes: { Key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    },
  };
}
