import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { type Document, OpenAPIClientAxios } from 'openapi-client-axios';

/** An operation as its document describes it, read by somebody else's reader rather than ours. */
export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Stands elsewhere than the rest of the API. */
  readonly hasOwnServers: boolean;
  readonly parameters: readonly DocumentedParameter[];
  /** The JSON bodies given as examples, by name; undefined where the operation takes none. */
  readonly bodies: Readonly<Record<string, unknown>> | undefined;
  readonly bodySchema: BodySchema | undefined;
  readonly statuses: readonly string[];
  /** The header that the credentials go into; undefined where none are needed. */
  readonly credentialHeader: string | undefined;
  /** Scopes or roles that the caller must have. */
  readonly roles: readonly string[];
}

interface DocumentedParameter {
  readonly name: string;
  readonly in: string;
  readonly examples: readonly string[];
}

interface BodySchema {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

export const apis = ['squadcast', 'org-user-management', 'secoda', 'windmill'] as const;

export const documentOf = (api: string): string => fileURLToPath(new URL(`../../specs/${api}.yaml`, import.meta.url));

export const readDefinition = (api: string): Document => load(readFileSync(documentOf(api), 'utf8')) as Document;

export function readOperations(api: string): readonly DocumentedOperation[] {
  const reader = new OpenAPIClientAxios({ definition: readDefinition(api) });
  reader.initSync();
  const schemes = reader.definition.components?.securitySchemes as Readonly<Record<string, Scheme>>;
  return reader.getOperations().map((operation) => toDocumented(operation as unknown as Resolved, schemes));
}

/** What is read of an operation once its references are followed. */
interface Resolved {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly servers?: unknown;
  readonly parameters?: readonly ({ readonly name: string; readonly in: string } & WithExamples)[];
  readonly requestBody?: { readonly content: Readonly<Record<string, WithExamples & { readonly schema: BodySchema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

interface WithExamples {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Scheme {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
}

function toDocumented(operation: Resolved, schemes: Readonly<Record<string, Scheme>>): DocumentedOperation {
  const body = operation.requestBody?.content['application/json'];
  const [scheme, roles = []] = Object.entries(operation.security[0] ?? {})[0] ?? [];
  return {
    id: operation.operationId,
    method: operation.method.toUpperCase(),
    path: operation.path,
    hasOwnServers: operation.servers !== undefined,
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      examples: Object.values(examplesOf(parameter)).map(String),
    })),
    bodies: body && examplesOf(body),
    bodySchema: body?.schema,
    statuses: Object.keys(operation.responses),
    credentialHeader: scheme === undefined ? undefined : headerOf(schemes[scheme]),
    roles,
  };
}

const headerOf = (scheme?: Scheme): string => (scheme?.type === 'apiKey' ? (scheme.name ?? '') : 'Authorization');

const examplesOf = ({ example, examples = {} }: WithExamples): Readonly<Record<string, unknown>> =>
  example === undefined
    ? Object.fromEntries(Object.entries(examples).map(([name, { value }]) => [name, value]))
    : { default: example };
