import type { Reference as Location, Operation } from '../../spec/index.js';
import { childOf } from '../../spec/index.js';

export type Names = string | readonly string[];

/** `x-twinspec` of a document, of a spec that has been checked. */
export interface DocumentExtension {
  readonly collections?: Readonly<Record<string, CollectionExtension>>;
  readonly relations?: Readonly<Record<string, RelationExtension>>;
}

export interface CollectionExtension {
  readonly schema?: string;
  readonly key: Names;
  readonly identifier?: Names;
  readonly unique?: readonly (Names | { readonly fields: readonly string[]; readonly ignoreCase?: boolean })[];
  readonly index?: readonly string[];
  readonly search?: readonly string[];
  readonly references?: readonly ReferenceExtension[];
  readonly writable?: readonly string[];
  readonly derived?: readonly string[];
  readonly volatile?: readonly string[];
  readonly secret?: readonly string[];
}

export interface ReferenceExtension {
  readonly field: string;
  readonly to: string;
  readonly inverse?: string;
  readonly onDelete: 'cascade' | 'restrict' | 'clear' | 'remove';
}

export interface RelationExtension {
  readonly from: string;
  readonly to: string;
  readonly field?: string;
  readonly inverse?: string;
  readonly count?: string;
  readonly inverseCount?: string;
}

export type Expression = string | { readonly value: string; readonly length: number };

export const recordVerbs = {
  creates: 'create',
  reads: 'read',
  replaces: 'replace',
  patches: 'patch',
  deletes: 'delete',
} as const;

export const relationVerbs = { links: 'link', unlinks: 'unlink', relates: 'related' } as const;

export type RecordVerb = keyof typeof recordVerbs;
export type RelationVerb = keyof typeof relationVerbs;

export interface RoleExtension extends Readonly<Partial<Record<RecordVerb | RelationVerb | 'lists', string>>> {
  readonly key?: Readonly<Record<string, Expression>>;
  readonly from?: Readonly<Record<string, Expression>>;
  readonly to?: Readonly<Record<string, Expression>>;
  readonly record?: string;
  readonly items?: string;
  readonly input?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly ignored?: readonly string[];
  readonly nested?: 'merge' | 'replace';
  readonly successor?: string;
}

export interface ListExtension {
  readonly paging?: PagingExtension;
  readonly search?: { readonly parameter: string; readonly fields: readonly string[]; readonly ignoreCase?: boolean };
  readonly filters?: Readonly<Record<string, string | { readonly field: string; readonly ignoreCase?: boolean }>>;
  readonly sort?: { readonly parameter: string; readonly orders: Readonly<Record<string, string>> };
  readonly total?: string;
  readonly stable?: boolean;
}

export interface PagingExtension {
  readonly page?: string;
  readonly first?: number;
  readonly offset?: string;
  readonly cursor?: string;
  readonly next?: string;
  readonly size?: string;
  readonly defaultSize?: number;
  readonly maxSize?: number;
  readonly above?: 'clamp' | 'reject';
  readonly below?: 'clamp' | 'reject';
  readonly beyond?: 'empty' | 'not-found';
}

/** `x-twinspec` of an operation, of a spec that has been checked. */
export interface OperationExtension extends RoleExtension, ListExtension {
  readonly role?: 'none';
  readonly roles?: readonly RoleExtension[];
}

/** A role that is written down, and where. */
export interface DeclaredRole {
  readonly extension: RoleExtension;
  readonly at: Location;
}

export const extensionOf = (operation: Operation): OperationExtension => operation.extension;

export const toNames = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names);

/** The key of a collection as clients know it. */
export const keyOf = ({ key, identifier = key }: CollectionExtension): readonly string[] => toNames(identifier);

/** The roles that an operation is given outright, each with one verb; what else it says corrects what is inferred. */
export function declaredRolesOf(operation: Operation): readonly DeclaredRole[] {
  const extension = extensionOf(operation);
  const at = childOf(operation, 'x-twinspec');
  const inline = verbsOf(extension).length > 0 ? [{ extension, at }] : [];
  return [
    ...inline,
    ...(extension.roles ?? []).map((role, index) => ({ extension: role, at: childOf(at, 'roles', index) })),
  ];
}

export type AnyVerb = RecordVerb | RelationVerb | 'lists';

const allVerbs = [...Object.keys(recordVerbs), 'lists', ...Object.keys(relationVerbs)] as AnyVerb[];

export const verbsOf = (extension: RoleExtension): readonly AnyVerb[] => allVerbs.filter((verb) => verb in extension);
