import type { Operation, Reference } from '../spec/index.js';

/**
 * How sure we are: written into `x-twinspec`; said by the document, be it in words, by a link, by a Location header or by an
 * answer that carries what an item path asks for; or concluded from names and schemas alone.
 */
export type Basis = 'declaration' | 'document' | 'inferred';

/** Where a part of a key stands in an exchange. `item` is a record of a list; pointers are JSON pointers (RFC 6901). */
export type Source = {
  /** The key is only so many characters from the beginning of the text there: a token that is listed by its first ten. */
  readonly length?: number;
} & SourcePlace;

type SourcePlace =
  | { readonly in: 'path' | 'query'; readonly name: string }
  | { readonly in: 'request' | 'response' | 'item'; readonly pointer: string }
  /** The last segment of the address in the answer's Location header, decoded. */
  | { readonly in: 'location' };

/** Key property -> where its value stands. */
export type KeySources = Readonly<Record<string, Source>>;

/** What a document says about state, worked out once. */
export interface ResourceModel {
  /** By name, in the order of the document. */
  readonly collections: ReadonlyMap<string, Collection>;
  /** By name: which records of one collection belong to which of another. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** What an operation does to the state; empty for one that only acts or reports. */
  rolesOf(operation: Operation): readonly Role[];
  /** What an operation without a role does to a record or a pair, as far as can be told. */
  actionOf(operation: Operation): Action | undefined;
}

export interface Collection {
  readonly name: string;
  readonly basis: Basis;
  /** Properties of the key; those of the containers first (`[workspace_id, username]`). */
  readonly key: readonly string[];
  /** The collection whose key the first properties of this one's are: what its records are inside of. */
  readonly container?: string;
  readonly unique: readonly UniqueKey[];
  /** Properties with the key of another record in them: one key, or none. Lists of keys are relations. */
  readonly references: readonly ReferenceField[];
  /** Properties that a client can set in some request, by their name in the record. */
  readonly writable: ReadonlySet<string>;
  /** Properties of an answer that no request sets, or that are `readOnly`. */
  readonly serverFields: ReadonlySet<string>;
  /** Server fields that follow from others of the same record, so that a change of those may change these. */
  readonly derived: ReadonlySet<string>;
  /** Properties that are kept letter by letter and item by item, as the document says. */
  readonly exact: ReadonlySet<string>;
  /** Properties that change by themselves, such as the time of the last use. */
  readonly volatile: ReadonlySet<string>;
  /** Properties with a secret in them: passwords, tokens. */
  readonly secret: ReadonlySet<string>;
  /** The schema of a record in an answer, where there is one. */
  readonly schema?: Reference;
}

export interface UniqueKey {
  readonly fields: readonly string[];
  readonly ignoreCase: boolean;
  readonly basis: Basis;
  readonly at?: Reference;
}

export interface ReferenceField {
  readonly field: string;
  readonly to: string;
  /** What becomes of this field, or of its record, when the other record is deleted; absent where nothing says so. */
  readonly onDelete?: 'cascade' | 'restrict' | 'clear' | 'remove';
  readonly basis: Basis;
}

/** A many-to-many relation: members of groups. */
export interface Relation {
  readonly name: string;
  readonly basis: Basis;
  /** The collection that the relation is written at (groups), and the other one (users). */
  readonly from: string;
  readonly to: string;
  /** Property of a record of `from` with the keys of all its partners, and the same on the other side. */
  readonly field?: string;
  readonly inverse?: string;
  /** Property of a record of `from` with the number of its partners, and the same on the other side. */
  readonly count?: string;
  readonly inverseCount?: string;
  /** Property of a record of `to` with the key of its one partner, where the relation is nothing but that: reports of a manager. */
  readonly by?: string;
}

export type Role = RecordRole | ListRole | LinkRole | RelatedRole;

/** One record is created, read, changed or deleted. */
export interface RecordRole {
  readonly kind: 'create' | 'read' | 'replace' | 'patch' | 'delete';
  readonly collection: string;
  readonly basis: Basis;
  readonly key: KeySources;
  /** Pointer to the record in the body of a success; absent where the answer does not show it. */
  readonly record?: string;
  /** Where the written properties stand in the request's body; absent where there is none. */
  readonly input?: Input;
  /** Of a create: the server has only taken it in (202), and nothing says when the record is there. */
  readonly isPending?: boolean;
  /** Of a delete: the record that everything points to afterwards that pointed to the deleted one; references are not cleared. */
  readonly successor?: Source;
}

export interface Input {
  /** Pointer to the object with the properties; `''` for the whole body. */
  readonly pointer: string;
  /** Property in the request -> property in the record, for those whose names differ; `''` stands for the whole input. */
  readonly names: Readonly<Record<string, string>>;
  /** How objects inside a record are changed by a PATCH: merged (RFC 7396), replaced, or nothing says so. */
  readonly nested: 'merge' | 'replace' | 'unknown';
  /** Request properties that say what to do and are no part of the record. */
  readonly ignored: ReadonlySet<string>;
}

/** All records of a collection, or those inside a container. */
export interface ListRole {
  readonly kind: 'list';
  readonly collection: string;
  readonly basis: Basis;
  readonly items: ListItems;
}

/** One pair of a relation comes to be or ends. */
export interface LinkRole {
  readonly kind: 'link' | 'unlink';
  readonly relation: string;
  readonly basis: Basis;
  /** Keys of the record of `from`, and of that of `to`. */
  readonly from: KeySources;
  readonly to: KeySources;
  /** What the answer shows; absent where it shows neither the pair nor one of its records. */
  readonly shows?: Shown;
}

/** Where the body of a success shows a pair (a membership with its role), or the record of one of its sides. */
export interface Shown {
  readonly pointer: string;
  readonly what: 'pair' | 'from' | 'to';
}

export type Action = RecordAction | PairAction | SupposedAction;

/** A role that nobody could follow in the answers, as they lack something. A mock plays it; a run expects nothing of it. */
export interface SupposedAction {
  readonly kind: 'supposed';
  readonly basis: Basis;
  readonly role: RecordRole | ListRole | RelatedRole;
  readonly lacks: Lack;
}

/**
 * What the document does not say: how to get more than the beginning of a list (`?limit=10`, and nothing about the rest), which record it
 * is, what the record is like, or when it will be there (202).
 */
export type Lack = 'rest' | 'key' | 'answer' | 'end';

/** Something else is done to a record: `POST /users/{id}/deactivate`. */
export interface RecordAction {
  readonly kind: 'act';
  readonly collection: string;
  readonly basis: Basis;
  readonly key: KeySources;
  /** Pointer to the record in the body of a success; absent where the answer does not show it. */
  readonly record?: string;
  /** Properties that it sets by itself. */
  readonly sets: Readonly<Record<string, unknown>>;
}

/** One pair of a relation is looked at, or what is said of it is changed: the role of a member. */
export interface PairAction {
  readonly kind: 'show-pair' | 'change-pair';
  readonly relation: string;
  readonly basis: Basis;
  readonly from: KeySources;
  readonly to: KeySources;
  readonly shows?: Shown;
}

/** The partners of one record: the members of a group. */
export interface RelatedRole {
  readonly kind: 'related';
  readonly relation: string;
  readonly basis: Basis;
  /** Which side `of` is a record of; the items are of the other one. */
  readonly side: 'from' | 'to';
  readonly of: KeySources;
  readonly items: ListItems;
}

export interface ListItems {
  /** Pointer to the array in the body: `''`, `/items`, `/data`. */
  readonly pointer: string;
  /** Where the key of an item stands. An item that is a string itself has the pointer `''`. */
  readonly key: KeySources;
  /** Pointer to the number of records on all pages together. */
  readonly total?: string;
  /** Absent: the whole list comes at once. */
  readonly paging?: ListPaging;
  readonly filters: readonly ListFilter[];
  readonly search?: ListSearch;
  readonly sort?: ListSort;
  /** Whether the document promises an order that stays while nothing is created or deleted. */
  readonly isStable: boolean;
  /** Only the beginning can be asked for; no role has such a list. */
  readonly isPart?: true;
}

export type ListPaging = {
  /** Query parameter with the page size; absent where the size is fixed. */
  readonly size?: string;
  readonly defaultSize?: number;
  readonly maxSize?: number;
  /** What happens to a size above the maximum, and to a page or size below the minimum; absent where nothing says so. */
  readonly above?: 'clamp' | 'reject';
  readonly below?: 'clamp' | 'reject';
  /** What comes for a page past the end; absent where nothing says so. */
  readonly beyond?: 'empty' | 'not-found';
  readonly basis: Basis;
} & (
  | { readonly style: 'page'; readonly page: string; readonly first: number }
  | { readonly style: 'offset'; readonly offset: string }
  /** `next` points to the next cursor, or to the address of the next page; null or absent on the last one. */
  | { readonly style: 'cursor'; readonly cursor: string; readonly next: string }
);

/** A query parameter that keeps the records whose property equals it. */
export interface ListFilter {
  readonly parameter: string;
  readonly field: string;
  readonly ignoreCase: boolean;
  readonly basis: Basis;
}

/** A query parameter that keeps the records that contain a text. */
export interface ListSearch {
  readonly parameter: string;
  readonly fields: readonly string[];
  readonly ignoreCase: boolean;
  readonly basis: Basis;
}

/** A query parameter that orders by a property; each value that may be sent, and what it means. */
export interface ListSort {
  readonly parameter: string;
  readonly orders: readonly { readonly value: string; readonly field: string; readonly descending: boolean }[];
  /** A second parameter that turns the order round, and the values that do. */
  readonly turn?: { readonly parameter: string; readonly values: readonly string[] };
  readonly basis: Basis;
}
