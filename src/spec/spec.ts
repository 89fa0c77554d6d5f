/** Where a value stands: the URI of a loaded document and a JSON pointer (RFC 6901) into it. */
export interface Reference {
  readonly uri: string;
  readonly pointer: string;
}

/** Where a schema stands. Nothing is dereferenced: whoever reads it follows its `$ref`s. */
export type SchemaReference = Reference;

/** file:line:column (1-based; the file as the user gave it), and the JSON pointer. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
}

/** Something in a document that is not done as it is written: what that means, and where it stands. */
export interface SpecWarning {
  readonly message: string;
  readonly place: Place;
}

/** A compiled document. Older versions are read as OpenAPI 3.1: that is what its values look like. */
export interface Spec {
  /** The root document's file, as the user gave it. */
  readonly file: string;
  /** Every file of this machine that was read, the root's first; what to watch for changes. */
  readonly files: readonly string[];
  readonly title: string;
  readonly version: string;
  /** Server URLs, variables replaced by their defaults; `/` where the document has none. */
  readonly servers: readonly string[];
  /** The path part of every server: no trailing slash, `''` for none, unique, in order. */
  readonly basePaths: readonly string[];
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** What the API tells who has subscribed to it. */
  readonly webhooks: readonly OutgoingRequest[];
  /** `x-twinspec` of the root, not interpreted here. */
  readonly extension: unknown;
  /** What is not supported and was left out, with its place; worked out when asked. */
  readonly warnings: readonly SpecWarning[];
  /**
   * URI of every loaded file -> its parsed content, the root's first. The URIs are made up (`spec:///users.yaml`): they
   * lie to each other as the files do, and tell nothing of the machine. Remote documents have their own.
   */
  readonly documents: ReadonlyMap<string, object>;
  /** The value at a place as it is written, `$ref` not followed; undefined where there is none. */
  read(reference: Reference): unknown;
  /** The value at a place, or where its `$ref`s lead in the end; undefined where there is none. */
  resolve(reference: Reference): unknown;
  /** Line and column of a place, or of its nearest ancestor that is there; worked out when asked. */
  locate(reference: Reference): Place;
}

/** Those that a path item has a field for. */
export const httpMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

export interface Operation extends Reference {
  /** operationId, or `<method> <path>` where there is none. */
  readonly id: string;
  /** In small letters: one of the methods that OpenAPI names, or another (`additionalOperations` of OpenAPI 3.2). */
  readonly method: string;
  /** The template as written, for example `/users/{id}`. */
  readonly path: string;
  readonly summary?: string;
  readonly deprecated: boolean;
  /** Of the path item and of the operation, which overrides by name and place. Never Accept, Content-Type, Authorization. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** By status: `200`, `4XX`, `default`. */
  readonly responses: Readonly<Record<string, Response>>;
  /** Alternatives, scheme -> scopes or roles; the document's default applied. Empty: no credentials needed. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  /** What the API sends on account of this request. */
  readonly callbacks: readonly OutgoingRequest[];
  /** `x-twinspec` of the operation, `{}` where there is none. */
  readonly extension: Readonly<Record<string, unknown>>;
}

/** A request that the API sends to somebody else: a callback of an operation, or a webhook. */
export interface OutgoingRequest extends Reference {
  /** Of the callback or the webhook. */
  readonly name: string;
  /** In small letters. */
  readonly method: string;
  /** A text with runtime expressions that says where a callback goes; undefined for a webhook. */
  readonly url?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

export type ParameterStyle = 'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

/** How a value is described and written as text: what parameters and headers share. It has a schema or a content. */
export interface TextValue extends Reference {
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly schema?: SchemaReference;
  readonly content?: { readonly mediaType: string; readonly schema?: SchemaReference };
  readonly examples: Examples;
}

export interface Parameter extends TextValue {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
}

export type Header = TextValue;

/** Example values by name; `example` is named `default`. */
export type Examples = Readonly<Record<string, unknown>>;

export interface RequestBody extends Reference {
  readonly required: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

export interface MediaType extends Reference {
  readonly schema?: SchemaReference;
  readonly examples: Examples;
  /** The Encoding Objects by property, as written. */
  readonly encoding?: Readonly<Record<string, unknown>>;
}

export interface Response extends Reference {
  readonly description: string;
  /** As written; never Content-Type, which `content` says. */
  readonly headers: Readonly<Record<string, Header>>;
  readonly content: Readonly<Record<string, MediaType>>;
}

export type SecurityScheme =
  | { readonly type: 'apiKey'; readonly name: string; readonly in: 'query' | 'header' | 'cookie' }
  | { readonly type: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly type: 'oauth2'; readonly scopes: readonly string[] }
  | { readonly type: 'openIdConnect' }
  | { readonly type: 'mutualTLS' };
