import { type DocumentedOperation, readOperations } from '../clients/documented-operations.js';
import type { Exchange, Traffic } from './traffic.js';

/** Every example of a request, which must be answered with the documented success. */
export const exampleExchanges = ({ api }: Traffic): readonly Exchange[] =>
  readOperations(api).flatMap((operation) => {
    const query = new URLSearchParams(parametersIn('query', operation)).toString();
    const because = 'to the example';
    const plain = { operation: operation.id, because, status: successOf(operation.statuses) };
    const bodies = Object.entries(operation.bodies ?? {});
    const requests = bodies.map(([name, body]) => ({ ...plain, because: `${because} ${name}`, body }));
    return [
      ...(operation.bodies ? requests : [plain]),
      ...(query ? [{ ...plain, because: 'to example parameters', query }] : []),
    ];
  });

/** What any operation refuses: unknown callers, callers without the role, unknown ids, bodies of another kind or shape. */
export const refusedExchanges = (traffic: Traffic): readonly Exchange[] =>
  readOperations(traffic.api).flatMap((operation) =>
    [
      ...refusedCallers(operation, traffic),
      ...refusedPaths(operation, traffic),
      ...refusedBodies(operation, traffic),
    ].map((refused) => ({ operation: operation.id, ...refused })),
  );

type Refused = Omit<Exchange, 'operation'>;

function refusedCallers(operation: DocumentedOperation, { unknownCredential, lacking }: Traffic): readonly Refused[] {
  const { credentialHeader, roles } = operation;
  if (credentialHeader === undefined) return [];
  const unknown = { as: null, headers: { [credentialHeader]: unknownCredential } };
  return [
    { because: 'to a caller without credentials', as: null, status: 401, broken: true },
    { because: 'to a caller with unknown credentials', ...unknown, status: 401 },
    ...(lacking && roles.length > 0 && !roles.includes(lacking.as)
      ? [{ because: `to a caller who is not ${roles.join(' and ')}`, ...lacking }]
      : []),
  ];
}

const refusedPaths = (operation: DocumentedOperation, { unknown = {} }: Traffic): readonly Refused[] =>
  Object.keys(parametersIn('path', operation)).map((name) => ({
    because: `where the ${name} is unknown`,
    path: { ...parametersIn('path', operation), [name]: 'unknown' },
    status: unknown[`${operation.id} ${name}`] ?? 404,
  }));

function refusedBodies({ bodies, bodySchema }: DocumentedOperation, { malformed }: Traffic): readonly Refused[] {
  if (!bodies || !bodySchema) return [];
  const { type, required = [], properties = {} } = bodySchema;
  const [example = {}] = Object.values(bodies) as readonly object[];
  const broken = (because: string, body: unknown): Refused => ({ because, body, status: malformed, broken: true });
  return [
    { because: 'where the body is text', text: 'anything', status: 415, broken: true },
    { because: 'where the body is not JSON', text: '{"', headers: json, status: 400, straight: true },
    { because: 'where there is no body', text: null, status: malformed, broken: true },
    broken('where the body is of another type', type === 'array' ? {} : []),
    ...required.map((name) => broken(`without ${name}`, { ...example, [name]: undefined })),
    ...Object.keys(properties).map((name) => broken(`where ${name} is of another type`, { ...example, [name]: {} })),
  ];
}

const json = { 'Content-Type': 'application/json' };

export const parametersIn = (place: string, { parameters }: DocumentedOperation): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parameters.filter((one) => one.in === place).map(({ name, examples: [first = ''] }) => [name, first]),
  );

export const successOf = (statuses: readonly string[]): number =>
  Number(statuses.find((status) => status.startsWith('2')));
