import type { Warn } from '../findings.js';
import { childOf, childrenOf, isObject, type Site } from '../site.js';
import { moveSchema } from './move-schema.js';
import { type Draft, resolveRefs, type SwaggerParts } from './swagger-parts.js';

/** An entry of a parameter list, and the Parameter Object where its `$ref` leads. */
export interface SwaggerParameter {
  readonly entry: Site;
  readonly site: Site;
}

/** Gives every parameter of a list a `schema` and a `style`, wherever it stands. Entries that lead nowhere are left. */
export async function moderniseParameters(list: Site, parts: SwaggerParts): Promise<readonly SwaggerParameter[]> {
  if (!Array.isArray(list.value)) return [];
  const found: SwaggerParameter[] = [];
  for (const entry of childrenOf(list)) {
    const site = (await resolveRefs(entry, parts)) ?? entry;
    if (isObject(site.value)) moderniseParameter(site, parts.warn);
    found.push({ entry, site });
  }
  return found;
}

/** The entries that stay parameters in OpenAPI 3.1. */
export const withoutBodies = (parameters: readonly SwaggerParameter[]): readonly Site[] =>
  parameters.flatMap(({ entry, site }) => (isBody(site) ? [] : [entry]));

const isBody = (site: Site): boolean => ['body', 'formData'].includes(String(childOf(site, 'in').value));

const own = ['name', 'in', 'description', 'required', 'allowEmptyValue', 'collectionFormat', 'example', 'schema'];

function moderniseParameter(site: Site, warn: Warn): void {
  const draft = site.value as Draft;
  if (draft.in === 'body' || draft.schema !== undefined || draft.content !== undefined) return;
  if (draft.type === 'array') Object.assign(draft, styleOf(site, warn));
  if (draft['x-example'] !== undefined) draft.example ??= draft['x-example'];
  moveSchema(site, own);
}

interface Style {
  readonly style: string;
  readonly explode: boolean;
}

const styles: Readonly<Record<string, Style>> = {
  csv: { style: 'form', explode: false },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
  multi: { style: 'form', explode: true },
};

/** How `collectionFormat` writes a list. */
function styleOf(site: Site, warn: Warn): Style {
  const { in: location, collectionFormat: format = 'csv' } = site.value as Draft;
  const name = String(format);
  const isForm = location === 'query' || location === 'formData';
  const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
  if (style === undefined || (!isForm && name !== 'csv'))
    warn(childOf(site, 'collectionFormat'), `'${name}' is not supported here: the list is read with commas.`);
  return isForm ? (style ?? { style: 'form', explode: false }) : { style: 'simple', explode: false };
}
