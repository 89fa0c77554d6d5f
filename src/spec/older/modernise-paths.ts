import { madeOf } from '../made-of.js';
import { childOf, childrenOf, isObject, rootOf, type Site, type SourceDocument } from '../site.js';
import { httpMethods } from '../spec.js';
import { moderniseParameters, type SwaggerParameter, withoutBodies } from './modernise-parameters.js';
import { moderniseResponses } from './modernise-responses.js';
import { moderniseSecurity } from './modernise-security.js';
import { type Draft, type MediaTypes, resolveRefs, type SwaggerParts } from './swagger-parts.js';
import { toRequestBody } from './to-request-body.js';

interface Context {
  readonly parts: SwaggerParts;
  /** The media types of the whole document. */
  readonly standard: MediaTypes;
}

/** Changes a Swagger 2.0 document, but for its schemas, into what OpenAPI 3.1 writes; everything stays where it stands. */
export async function modernisePaths(root: SourceDocument, parts: SwaggerParts): Promise<void> {
  const site = rootOf(root);
  moderniseServers(site);
  moderniseSecurity(site);
  const json = ['application/json'];
  const standard = mediaTypesOf(site, { consumes: json, produces: json });
  const done = new Set<unknown>();
  for (const entry of childrenOf(childOf(site, 'paths'))) {
    const path = await resolveRefs(entry, parts);
    if (!isObject(path?.value) || done.has(path.value)) continue;
    done.add(path.value);
    await modernisePath(path, { parts, standard });
  }
}

async function modernisePath(path: Site, { parts, standard }: Context): Promise<void> {
  const list = childOf(path, 'parameters');
  const shared = await moderniseParameters(list, parts);
  for (const method of httpMethods) {
    const operation = childOf(path, method);
    if (isObject(operation.value)) await moderniseOperation(operation, shared, { parts, standard });
  }
  setParameters(path, withoutBodies(shared));
}

async function moderniseOperation(
  operation: Site,
  shared: readonly SwaggerParameter[],
  { parts, standard }: Context,
): Promise<void> {
  const draft = operation.value as Draft;
  const own = await moderniseParameters(childOf(operation, 'parameters'), parts);
  const mediaTypes = mediaTypesOf(operation, standard);
  const body = toRequestBody([...shared, ...own], mediaTypes.consumes, parts.warn);
  if (body !== undefined) draft.requestBody = body;
  setParameters(operation, withoutBodies(own));
  await moderniseResponses(childOf(operation, 'responses'), { parts, standard, mediaTypes });
}

/** Puts a shorter list in the place of another; its entries keep saying where they were written. */
function setParameters(owner: Site, kept: readonly Site[]): void {
  const { value } = childOf(owner, 'parameters');
  if (!Array.isArray(value) || kept.length === value.length) return;
  for (const entry of kept) if (isObject(entry.value)) madeOf(entry, entry.value);
  (owner.value as Draft).parameters = kept.map((entry) => entry.value);
}

function mediaTypesOf(owner: Site, standard: MediaTypes): MediaTypes {
  const listed = (name: keyof MediaTypes): readonly string[] => {
    const { value } = childOf(owner, name);
    if (!Array.isArray(value)) return standard[name];
    return value.filter((type): type is string => typeof type === 'string');
  };
  return { consumes: listed('consumes'), produces: listed('produces') };
}

/** `schemes`, `host` and `basePath` as URLs; a host without a scheme is taken for a server that speaks HTTP. */
function moderniseServers(root: Site): void {
  const draft = root.value as Draft;
  const { host, basePath, schemes } = draft;
  const path = typeof basePath === 'string' ? basePath : '';
  const written = childOf(root, typeof basePath === 'string' ? 'basePath' : 'host');
  const toServer = (url: string) => madeOf(written, { url });
  if (typeof host !== 'string') {
    if (path !== '') draft.servers = [toServer(path)];
    return;
  }
  const known = (Array.isArray(schemes) ? schemes : []).filter((scheme) => scheme === 'https' || scheme === 'http');
  draft.servers = (known.length === 0 ? ['http'] : known).map((scheme) => toServer(`${scheme}://${host}${path}`));
}
