import type { Operation, Spec } from '../spec/index.js';
import type { CollectionDefinition } from '../state/index.js';
import { checkExtensions } from './declarations/check-extensions.js';
import { type CollectionExtension, toNames } from './declarations/extension.js';
import type { Paging } from './paging.js';

/** What a document says about its state. */
export interface Resources {
  readonly collections: readonly CollectionDefinition[];
}

/** What a document says about one operation beyond OpenAPI. */
export interface OperationResources {
  readonly companion?: boolean;
  readonly requires?: readonly string[];
  /** Body property -> the only values that a server has to accept; none: valid requests leave it out. */
  readonly accepts?: Readonly<Record<string, readonly unknown[]>>;
  readonly paging?: Paging;
  readonly search?: { readonly parameter: string; readonly fields: readonly string[] };
  /** The webhooks that its success has the API send. */
  readonly fires?: readonly (string | { readonly webhook: string; readonly body: unknown })[];
}

/**
 * Reads `x-twinspec` at the root of a document and on its operations.
 * @throws SpecError with the place of everything in it that is wrong.
 */
export function readResources(spec: Spec): Resources {
  const { collections = {} } = checkExtensions(spec);
  return { collections: Object.entries(collections).map(toDefinition) };
}

/** Whether a document says something of its state itself, which may be wrong. */
export const declaresState = ({ extension, operations }: Spec): boolean =>
  extension !== undefined || operations.some((operation) => Object.keys(operation.extension).length > 0);

/** The extension of an operation, of a spec that `readResources` has accepted. */
export function resourcesOf(operation: Operation): OperationResources {
  return operation.extension;
}

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
