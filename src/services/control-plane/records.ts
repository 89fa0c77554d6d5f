import { notFound, type Problem, unprocessable } from '../../http/index.js';
import { type NamedSandbox, SandboxError } from '../../sandboxes/index.js';
import type { CollectionDefinition, StoredRecord } from '../../state/index.js';
import type { Deployment, Handlers } from './deployment.js';
import { keyOf } from './patch.js';
import { toFixture } from './to-fixture.js';

export const recordHandlers = ({
  sandboxes,
}: Deployment): Handlers<'getState' | 'listRecords' | 'getRecord' | 'putRecord' | 'deleteRecord'> => ({
  getState: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const services = sandbox.services.map((service) => [service, toFixture(sandbox.part(service))] as const);
      return { status: 200, body: { services: Object.fromEntries(services) } };
    }),
  listRecords: ({ path, query: { limit = 100, offset = 0 } }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const { definition } = find(sandbox, path);
      const records = sandbox.part(path.service).collection(definition.name);
      return { status: 200, body: { total: records.size, items: [...records.slice(offset, limit)] } };
    }),
  getRecord: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const place = find(sandbox, path);
      const record = read(place);
      return record === undefined ? unknownRecord(place) : { status: 200, body: record };
    }),
  putRecord: ({ path, body }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const place = find(sandbox, path);
      const record: StoredRecord = body;
      if (keyOf(place.definition, record) !== path.key) return otherKey(place);
      const isKnown = read(place) !== undefined;
      const stored = sandbox.change(path.service, (part) => {
        const records = part.collection(path.collection);
        return isKnown ? records.update(record) : records.insert(record);
      });
      return isKnown ? { status: 200, body: stored } : { status: 201, body: stored };
    }),
  deleteRecord: ({ path }) =>
    sandboxes.use(path.sandbox, (sandbox) => {
      const place = find(sandbox, path);
      const isDeleted = sandbox.change(path.service, (part) => part.collection(path.collection).delete(...place.key));
      return isDeleted ? { status: 204 } : unknownRecord(place);
    }),
});

/** Where a record is, or would be. */
interface Place {
  readonly sandbox: NamedSandbox;
  readonly service: string;
  readonly definition: CollectionDefinition;
  readonly key: readonly string[];
}

interface RecordPath {
  readonly service: string;
  readonly collection: string;
  readonly key?: string;
}

/** Throws a SandboxError where the service has no such collection. */
function find(sandbox: NamedSandbox, { service, collection, key = '' }: RecordPath): Place {
  const { definitions } = sandbox.part(service);
  const definition = definitions.find(({ name }) => name === collection);
  if (definition === undefined) {
    const names = definitions.map(({ name }) => name).join(', ');
    throw new SandboxError('unknown-collection', `${service} has no collection '${collection}'; it has: ${names}.`);
  }
  return { sandbox, service, definition, key: definition.key.length === 1 ? [key] : key.split(',') };
}

const read = ({ sandbox, service, definition, key }: Place): StoredRecord | undefined =>
  sandbox
    .part(service)
    .collection(definition.name)
    .get(...key);

const unknownRecord = ({ definition, key }: Place): Problem =>
  notFound(`There is no record '${key.join(',')}' in ${definition.name}.`);

const otherKey = ({ definition }: Place): Problem =>
  unprocessable(`The record needs the key of the path in ${definition.key.join(' and ')}.`, [
    ...definition.key.map((name) => ({
      pointer: `/body/${name}`,
      keyword: 'const',
      message: 'must be as in the path',
    })),
  ]);
