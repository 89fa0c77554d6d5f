import type { OpenAPIV3_1 } from 'openapi-types';
import { type Compilation, compileContent, compileEntries, compileTextValue } from './compile-content.js';
import type { Documents } from './documents.js';
import { type DeclaredParameter, identityOf, type OperationSite, parametersOf } from './operation-sites.js';
import { childOf, type JsonObject, rootOf, type Site } from './site.js';
import type { Operation, Parameter, RequestBody, Response } from './spec.js';

/**
 * An operation as it is served; everything below it is followed and has its defaults. Spreads stand last in the
 * literals of these files: V8 builds an object ten times slower when properties follow a spread.
 */
export function compileOperation(
  { method, path, site, shared }: OperationSite,
  documents: Documents,
  compilation: Compilation,
): Operation {
  const { operationId, summary, deprecated = false, security } = site.value as OpenAPIV3_1.OperationObject;
  const { security: standard = [] } = rootOf(documents.root).value as OpenAPIV3_1.Document;
  const body = childOf(site, 'requestBody');
  return {
    id: operationId ?? `${method} ${path}`,
    method,
    path,
    deprecated,
    parameters: merge(parametersOf(shared, documents), parametersOf(childOf(site, 'parameters'), documents)).map(
      (parameter) => compileParameter(parameter, compilation),
    ),
    responses: compileEntries(childOf(site, 'responses'), (entry) => responseAt(entry, compilation)),
    security: security ?? standard,
    extension: (childOf(site, 'x-twinspec').value as JsonObject | undefined) ?? {},
    ...compilation.refer(site),
    ...(summary !== undefined && { summary }),
    ...(body.value !== undefined && { requestBody: compileBody(compilation.follow(body), compilation) }),
  };
}

/** Header parameters that the standard says are ignored: other parts of the document describe them. */
const ignoredHeaders = ['accept', 'content-type', 'authorization'];

function merge(shared: readonly DeclaredParameter[], own: readonly DeclaredParameter[]): readonly DeclaredParameter[] {
  const merged = new Map([...shared, ...own].map((parameter) => [identityOf(parameter), parameter]));
  return [...merged.values()].filter(
    (parameter) => parameter.in !== 'header' || !ignoredHeaders.includes(parameter.name.toLowerCase()),
  );
}

function compileParameter({ name, in: location, site }: DeclaredParameter, compilation: Compilation): Parameter {
  const { allowReserved = false, allowEmptyValue = false } = site.value as OpenAPIV3_1.ParameterObject;
  return { name, in: location, allowReserved, allowEmptyValue, ...compileTextValue(site, location, compilation) };
}

function compileBody(site: Site, compilation: Compilation): RequestBody {
  const { required = false } = site.value as OpenAPIV3_1.RequestBodyObject;
  return { required, content: compileContent(childOf(site, 'content'), compilation), ...compilation.refer(site) };
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
