import type { OpenAPIV3_1 } from 'openapi-types';
import { type Compilation, compileContent, compileEntries, compileTextValue } from './compile-content.js';
import type { Documents } from './documents.js';
import {
  type DeclaredParameter,
  identityOf,
  type OperationSite,
  operationSitesIn,
  parametersOf,
} from './operation-sites.js';
import { childOf, childrenOf, type JsonObject, rootOf, type Site } from './site.js';
import type { Operation, OutgoingRequest, Parameter, RequestBody, Response } from './spec.js';

/**
 * An operation as it is served; everything below it is followed and has its defaults. Parameters, bodies and responses
 * are the bulk of a document, so they are compiled when somebody asks for them.
 */
export function compileOperation(operation: OperationSite, documents: Documents, compilation: Compilation): Operation {
  const { method, path, site } = operation;
  const { operationId, summary, deprecated = false, security } = site.value as OpenAPIV3_1.OperationObject;
  const { security: standard = [] } = rootOf(documents.root).value as OpenAPIV3_1.Document;
  const body = childOf(site, 'requestBody');
  let parameters: Operation['parameters'] | undefined;
  let responses: Operation['responses'] | undefined;
  let callbacks: Operation['callbacks'] | undefined;
  return {
    id: operationId ?? `${method} ${path}`,
    method,
    path,
    deprecated,
    security: security ?? standard,
    extension: (childOf(site, 'x-twinspec').value as JsonObject | undefined) ?? {},
    get parameters() {
      parameters ??= compileParameters(operation, documents, compilation);
      return parameters;
    },
    get responses() {
      responses ??= compileResponses(childOf(site, 'responses'), compilation);
      return responses;
    },
    get callbacks() {
      callbacks ??= compileCallbacks(childOf(site, 'callbacks'), documents, compilation);
      return callbacks;
    },
    ...compilation.refer(site),
    ...(summary !== undefined && { summary }),
    ...(body.value !== undefined && { requestBody: compileBody(compilation.follow(body), compilation) }),
  };
}

const compileCallbacks = (
  callbacks: Site,
  documents: Documents,
  compilation: Compilation,
): readonly OutgoingRequest[] =>
  childrenOf(callbacks).flatMap((callback) =>
    childrenOf(compilation.follow(callback))
      .filter(({ token }) => !token.startsWith('x-'))
      .flatMap((item) =>
        compileOutgoing(item, documents, compilation).map((request) => ({
          ...request,
          name: callback.token,
          url: item.token,
        })),
      ),
  );

/** The requests that a path item describes which somebody else serves, under its own name. */
export const compileOutgoing = (
  item: Site,
  documents: Documents,
  compilation: Compilation,
): readonly OutgoingRequest[] =>
  operationSitesIn(item, documents).map((operation) => {
    const body = childOf(operation.site, 'requestBody');
    return {
      name: item.token,
      method: operation.method,
      parameters: compileParameters(operation, documents, compilation),
      ...compilation.refer(operation.site),
      ...(body.value !== undefined && { requestBody: compileBody(compilation.follow(body), compilation) }),
    };
  });

function compileParameters(
  { site, shared }: OperationSite,
  documents: Documents,
  compilation: Compilation,
): Operation['parameters'] {
  const own = parametersOf(childOf(site, 'parameters'), documents);
  const all = merge(parametersOf(shared, documents), own);
  return all.map((parameter) => parameterAt(parameter, compilation));
}

/** Header parameters that the standard says are ignored: other parts of the document describe them. */
const ignoredHeaders = ['accept', 'content-type', 'authorization'];

function merge(
  inherited: readonly DeclaredParameter[],
  own: readonly DeclaredParameter[],
): readonly DeclaredParameter[] {
  const merged = new Map([...inherited, ...own].map((parameter) => [identityOf(parameter), parameter]));
  return [...merged.values()].filter(
    (parameter) => parameter.in !== 'header' || !ignoredHeaders.includes(parameter.name.toLowerCase()),
  );
}

function parameterAt(declared: DeclaredParameter, compilation: Compilation): Parameter {
  const { value } = declared.site;
  const parameter = compilation.parameters.get(value) ?? compileParameter(declared, compilation);
  compilation.parameters.set(value, parameter);
  return parameter;
}

function compileParameter({ name, in: location, site }: DeclaredParameter, compilation: Compilation): Parameter {
  const { allowReserved = false, allowEmptyValue = false } = site.value as OpenAPIV3_1.ParameterObject;
  return { name, in: location, allowReserved, allowEmptyValue, ...compileTextValue(site, location, compilation) };
}

function compileBody(site: Site, compilation: Compilation): RequestBody {
  const { required = false } = site.value as OpenAPIV3_1.RequestBodyObject;
  return { required, content: compileContent(childOf(site, 'content'), compilation), ...compilation.refer(site) };
}

function compileResponses(responses: Site, compilation: Compilation): Operation['responses'] {
  const entries = childrenOf(responses).filter(({ token }) => !token.startsWith('x-'));
  return Object.fromEntries(entries.map((entry) => [entry.token, responseAt(entry, compilation)]));
}

function responseAt(entry: Site, compilation: Compilation): Response {
  const site = compilation.follow(entry);
  const response = compilation.responses.get(site.value) ?? compileResponse(site, compilation);
  compilation.responses.set(site.value, response);
  return response;
}

function compileResponse(site: Site, compilation: Compilation): Response {
  const { description = '' } = site.value as Partial<OpenAPIV3_1.ResponseObject>;
  const headers = compileEntries(childOf(site, 'headers'), (header) =>
    compileTextValue(compilation.follow(header), 'header', compilation),
  );
  return {
    description,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type')),
    content: compileContent(childOf(site, 'content'), compilation),
    ...compilation.refer(site),
  };
}
