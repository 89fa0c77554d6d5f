import { type Documents, resolveSite, targetOf } from './documents.js';
import { isLocation } from './parameter-style.js';
import { childOf, childrenOf, isObject, rootOf, type Site } from './site.js';
import { httpMethods, type ParameterLocation } from './spec.js';

/** An operation and what surrounds it, in a document that may still be wrong. */
export interface OperationSite {
  readonly path: string;
  readonly method: string;
  readonly site: Site;
  /** `parameters` of the path item. */
  readonly shared: Site;
}

/** A parameter declared in a list, its `$ref` followed. */
export interface DeclaredParameter {
  readonly name: string;
  readonly in: ParameterLocation;
  /** The entry of the list. */
  readonly entry: Site;
  /** The Parameter Object itself. */
  readonly site: Site;
}

/** A method of `additionalOperations` (OpenAPI 3.2): a token of HTTP in capitals that has no field of its own. */
export const isAdditionalMethod = (token: string): boolean =>
  /^[A-Z\d!#$%&'*+.^_`|~-]+$/.test(token) && !isMethod(token.toLowerCase());

const isMethod = (token: string): boolean => (httpMethods as readonly string[]).includes(token);

/** The paths of the root document, extensions left out. */
export function pathSitesOf(documents: Documents): readonly Site[] {
  return childrenOf(childOf(rootOf(documents.root), 'paths')).filter(({ token }) => token.startsWith('/'));
}

/** Every operation of the paths, in the order of the document. */
export const operationSitesOf = (documents: Documents): readonly OperationSite[] =>
  pathSitesOf(documents).flatMap((pathSite) => operationSitesIn(pathSite, documents));

/** The operations of a path item; its own fields win over those of its `$ref`. */
export function operationSitesIn(pathSite: Site, documents: Documents): readonly OperationSite[] {
  const fields = new Map<string, Site>();
  for (const item of withTargets(pathSite, documents)) {
    for (const field of childrenOf(item)) if (!fields.has(field.token)) fields.set(field.token, field);
  }
  const shared = fields.get('parameters') ?? childOf(pathSite, 'parameters');
  const additional = childrenOf(fields.get('additionalOperations') ?? childOf(pathSite, 'additionalOperations'));
  const operations = [
    ...[...fields.values()].filter(({ token }) => isMethod(token)),
    ...additional.filter(({ token }) => isAdditionalMethod(token)),
  ];
  return operations.flatMap((site) =>
    isObject(site.value) ? [{ path: pathSite.token, method: site.token.toLowerCase(), site, shared }] : [],
  );
}

/** A path item and those that its `$ref`s lead to. */
function withTargets(item: Site, documents: Documents): readonly Site[] {
  const items = new Map<unknown, Site>();
  let at: Site | undefined = item;
  while (at !== undefined && !items.has(at.value)) {
    items.set(at.value, at);
    at = targetOf(at, documents);
  }
  return [...items.values()];
}

/** The entries of a `parameters` list that are parameters. */
export function parametersOf(list: Site, documents: Documents): readonly DeclaredParameter[] {
  if (!Array.isArray(list.value)) return [];
  return childrenOf(list).flatMap((entry) => {
    const site = resolveSite(entry, documents);
    if (site === undefined) return [];
    const name = childOf(site, 'name').value;
    const location = childOf(site, 'in').value;
    return typeof name === 'string' && isLocation(location) ? [{ name, in: location, entry, site }] : [];
  });
}

/** What tells parameters apart: header names know no upper and lower case (RFC 9110 section 5.1). */
export function identityOf(parameter: Pick<DeclaredParameter, 'name' | 'in'>): string {
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}
