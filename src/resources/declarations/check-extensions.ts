import { Ajv2020 } from 'ajv/dist/2020.js';
import { childOf, type Reference as Location, type Operation, type Spec, SpecError } from '../../spec/index.js';
import { documentExtensionSchema, operationExtensionSchema } from '../x-twinspec-schema.js';
import {
  type DeclaredRole,
  type DocumentExtension,
  declaredRolesOf,
  keyOf,
  relationVerbs,
  verbsOf,
} from './extension.js';

/** Compiled for the first document that has an extension: most have none, and compiling takes longer than reading them. */
const validatorOf = once(() => {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, meta: false });
  return { document: ajv.compile(documentExtensionSchema), operation: ajv.compile(operationExtensionSchema) };
});

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface Breach {
  readonly at: Location;
  readonly message: string;
}

/**
 * The `x-twinspec` at the root of a document.
 * @throws SpecError with the place of everything in it, and on the operations, that is wrong.
 */
export function checkExtensions(spec: Spec): DocumentExtension {
  const extension = spec.extension ?? {};
  const [uri = ''] = spec.documents.keys();
  const found = [
    ...breaches('document', extension, { uri, pointer: '/x-twinspec' }),
    ...spec.operations.flatMap(({ extension: own, uri: document, pointer }) =>
      breaches('operation', own, { uri: document, pointer: `${pointer}/x-twinspec` }),
    ),
  ];
  const problems =
    found.length > 0
      ? found
      : [...dangling(extension, { uri, pointer: '/x-twinspec' }, spec.operations), ...unknownWebhooks(spec)];
  if (problems.length > 0) {
    const placed = problems.map(({ at, message }) => ({ code: 'invalid' as const, message, place: spec.locate(at) }));
    throw new SpecError(`${spec.file} has an x-twinspec extension that cannot be read:`, {
      code: 'invalid',
      problems: placed,
    });
  }
  return extension;
}

function breaches(of: 'document' | 'operation', value: unknown, { uri, pointer }: Location): Breach[] {
  if (isEmpty(value)) return [];
  const validate = validatorOf()[of];
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(isTelling).map(({ instancePath, message = 'is invalid', params }) => {
    const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: string[] };
    const named = additionalProperty === undefined ? allowedValues?.join(', ') : `'${additionalProperty}'`;
    const owner = { uri, pointer: `${pointer}${instancePath}` };
    return {
      at: additionalProperty === undefined ? owner : childOf(owner, additionalProperty),
      message: `x-twinspec ${message}${named === undefined ? '' : `: ${named}`}`,
    };
  });
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** `if` only repeats that its branch fails. */
const isTelling = ({ keyword }: { readonly keyword: string }): boolean => keyword !== 'if';

/** Names of collections, relations and key properties that nothing declares. */
function dangling(extension: DocumentExtension, at: Location, operations: readonly Operation[]): Breach[] {
  const { collections = {}, relations = {} } = extension;
  const noCollection = (name: string, place: Location): Breach[] =>
    Object.hasOwn(collections, name) ? [] : [{ at: place, message: `there is no collection '${name}'` }];
  return [
    ...Object.entries(collections).flatMap(([name, { references = [] }]) =>
      references.flatMap(({ to }, index) =>
        noCollection(to, childOf(at, 'collections', name, 'references', index, 'to')),
      ),
    ),
    ...Object.entries(relations).flatMap(([name, { from, to }]) => [
      ...noCollection(from, childOf(at, 'relations', name, 'from')),
      ...noCollection(to, childOf(at, 'relations', name, 'to')),
    ]),
    ...operations.flatMap((operation) => declaredRolesOf(operation).flatMap((role) => danglingRole(role, extension))),
  ];
}

/** Webhooks that operations fire and the document does not describe. */
function unknownWebhooks(spec: Spec): Breach[] {
  return spec.operations.flatMap(({ extension, uri, pointer }) => {
    const fires = (extension.fires ?? []) as readonly (string | { readonly webhook: string })[];
    return fires.flatMap((entry, index) => {
      const name = typeof entry === 'string' ? entry : entry.webhook;
      if (spec.webhooks.some((webhook) => webhook.name === name)) return [];
      const at = childOf({ uri, pointer }, 'x-twinspec', 'fires', index);
      return [{ at, message: `there is no webhook '${name}'` }];
    });
  });
}

function danglingRole(
  { extension, at }: DeclaredRole,
  { collections = {}, relations = {} }: DocumentExtension,
): Breach[] {
  return verbsOf(extension).flatMap((verb) => {
    const name = extension[verb] ?? '';
    const place = childOf(at, verb);
    if (verb in relationVerbs)
      return Object.hasOwn(relations, name) ? [] : [{ at: place, message: `there is no relation '${name}'` }];
    const collection = Object.hasOwn(collections, name) ? collections[name] : undefined;
    if (collection === undefined) return [{ at: place, message: `there is no collection '${name}'` }];
    const strange = Object.keys(extension.key ?? {}).filter((property) => !keyOf(collection).includes(property));
    return strange.map((property) => ({
      at: childOf(at, 'key', property),
      message: `'${property}' is no part of the key of '${name}'`,
    }));
  });
}
