import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { childOf, type Reference as Location, type Operation, type Spec, SpecError } from '../spec/index.js';
import type { CollectionDefinition, Reference } from '../state/index.js';
import type { Paging } from './paging.js';
import { documentExtensionSchema, operationExtensionSchema } from './x-twinspec-schema.js';

/** What a document says about its state. */
export interface Resources {
  readonly collections: readonly CollectionDefinition[];
}

/** What a document says about one operation beyond OpenAPI. */
export interface OperationResources {
  readonly companion?: boolean;
  readonly requires?: readonly string[];
  readonly paging?: Paging;
  readonly search?: { readonly parameter: string; readonly fields: readonly string[] };
}

type Names = string | readonly string[];

interface CollectionExtension {
  readonly key: Names;
  readonly unique?: readonly (Names | { readonly fields: readonly string[]; readonly ignoreCase?: boolean })[];
  readonly index?: readonly string[];
  readonly search?: readonly string[];
  readonly references?: readonly Reference[];
}

const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, meta: false });
const isDocumentExtension = ajv.compile(documentExtensionSchema);
const isOperationExtension = ajv.compile(operationExtensionSchema);

/**
 * Reads `x-twinspec` at the root of a document and on its operations.
 * @throws SpecError with the place of everything in it that is wrong.
 */
export function readResources(spec: Spec): Resources {
  const extension = spec.extension ?? {};
  const [uri = ''] = spec.documents.keys();
  const found = [
    ...breaches(isDocumentExtension, extension, { uri, pointer: '/x-twinspec' }),
    ...spec.operations.flatMap((operation) =>
      breaches(isOperationExtension, operation.extension, { ...operation, pointer: `${operation.pointer}/x-twinspec` }),
    ),
  ];
  const problems = found.length > 0 ? found : danglingReferences(extension, uri);
  if (problems.length > 0) {
    const placed = problems.map(({ at, message }) => ({ code: 'invalid' as const, message, place: spec.locate(at) }));
    throw new SpecError(`${spec.file} has an x-twinspec extension that cannot be read:`, {
      code: 'invalid',
      problems: placed,
    });
  }
  return { collections: Object.entries(collectionsOf(extension)).map(toDefinition) };
}

/** The extension of an operation, of a spec that `readResources` has accepted. */
export function resourcesOf(operation: Operation): OperationResources {
  return operation.extension;
}

interface Breach {
  readonly at: Location;
  readonly message: string;
}

function breaches(validate: ValidateFunction, value: unknown, { uri, pointer }: Location): Breach[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = 'is invalid', params }) => {
    const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: string[] };
    const named = additionalProperty === undefined ? allowedValues?.join(', ') : `'${additionalProperty}'`;
    const owner = { uri, pointer: `${pointer}${instancePath}` };
    return {
      at: additionalProperty === undefined ? owner : childOf(owner, additionalProperty),
      message: `x-twinspec ${message}${named === undefined ? '' : `: ${named}`}`,
    };
  });
}

function danglingReferences(extension: unknown, uri: string): Breach[] {
  const collections = collectionsOf(extension);
  return Object.entries(collections).flatMap(([name, { references = [] }]) =>
    references.flatMap((reference, index) => {
      if (Object.hasOwn(collections, reference.to)) return [];
      const at = childOf({ uri, pointer: '/x-twinspec/collections' }, name, 'references', index, 'to');
      return [{ at, message: `there is no collection '${reference.to}'` }];
    }),
  );
}

const collectionsOf = (extension: unknown): Record<string, CollectionExtension> =>
  (extension as { collections?: Record<string, CollectionExtension> }).collections ?? {};

function toDefinition([name, extension]: [string, CollectionExtension]): CollectionDefinition {
  const { key, unique = [], index = [], search = [], references = [] } = extension;
  return {
    name,
    key: toNames(key),
    unique: unique.map((entry) =>
      typeof entry === 'object' && 'fields' in entry
        ? { fields: entry.fields, ignoreCase: entry.ignoreCase ?? false }
        : { fields: toNames(entry), ignoreCase: false },
    ),
    index,
    search,
    references,
  };
}

const toNames = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names);
