import { madeOf } from '../made-of.js';
import { childOf, childrenOf, isObject, type Site } from '../site.js';
import { writeRef } from '../write-ref.js';
import { moveSchema } from './move-schema.js';
import { type Draft, type MediaTypes, resolveRefs, type SwaggerParts } from './swagger-parts.js';

interface Context {
  readonly parts: SwaggerParts;
  /** Of the document. */
  readonly standard: MediaTypes;
  /** Of the operation. */
  readonly mediaTypes: MediaTypes;
}

/**
 * Gives every response of an operation a `content`. A response that operations share has the media types of the
 * document; an operation with others has a response of its own, whose schema is the shared one.
 */
export async function moderniseResponses(responses: Site, { parts, standard, mediaTypes }: Context): Promise<void> {
  if (!isObject(responses.value)) return;
  for (const entry of childrenOf(responses)) {
    if (entry.token.startsWith('x-')) continue;
    const site = await resolveRefs(entry, parts);
    if (!isObject(site?.value)) continue;
    moderniseHeaders(childOf(site, 'headers'));
    if (site === entry) setContent(site, mediaTypes.produces);
    else if (sameList(mediaTypes.produces, standard.produces)) setContent(site, standard.produces);
    else Object.assign(responses.value, Object.fromEntries([[entry.token, ownResponse(entry, site, mediaTypes)]]));
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function setContent(site: Site, produces: readonly string[]): void {
  const draft = site.value as Draft;
  if (draft.content === undefined) Object.assign(draft, contentOf(site, draft.schema, produces));
}

function ownResponse(entry: Site, site: Site, { produces }: MediaTypes): Draft {
  const { description, headers } = site.value as Draft;
  const schema = childOf(site, 'schema');
  const reference = schema.value === undefined ? undefined : { $ref: writeRef(schema, entry.document) };
  return madeOf(entry, {
    description,
    ...(headers !== undefined && { headers }),
    ...contentOf(site, reference, produces),
  });
}

/** `examples` are by media type. Nothing has no content. */
function contentOf(site: Site, schema: unknown, produces: readonly string[]): { readonly content?: Draft } {
  const examples = childOf(site, 'examples');
  if (schema === undefined && childrenOf(examples).length === 0) return {};
  const isFile = isObject(schema) && schema.type === 'file';
  const types = produces.length > 0 ? produces : [isFile ? 'application/octet-stream' : 'application/json'];
  const media = types.map((type) => {
    const { value: example } = childOf(examples, type);
    const made = { ...(schema !== undefined && { schema }), ...(example !== undefined && { example }) };
    return [type, madeOf(site, made)] as const;
  });
  return { content: madeOf(site, Object.fromEntries(media)) };
}

const own = ['description', 'collectionFormat', 'schema', 'required'];

function moderniseHeaders(headers: Site): void {
  for (const header of childrenOf(headers)) {
    if (isObject(header.value) && childOf(header, 'schema').value === undefined) moveSchema(header, own);
  }
}
