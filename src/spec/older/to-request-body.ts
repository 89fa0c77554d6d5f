import type { Warn } from '../findings.js';
import { madeOf } from '../made-of.js';
import { childOf, type Site } from '../site.js';
import { writeRef } from '../write-ref.js';
import type { SwaggerParameter } from './modernise-parameters.js';
import type { Draft } from './swagger-parts.js';

const multipart = 'multipart/form-data';
const urlencoded = 'application/x-www-form-urlencoded';

/** The Request Object of an operation's `body` parameter, or of its `formData` parameters; the last of a name counts. */
export function toRequestBody(
  parameters: readonly SwaggerParameter[],
  consumes: readonly string[],
  warn: Warn,
): Draft | undefined {
  const body = parameters.findLast(({ site }) => childOf(site, 'in').value === 'body');
  if (body !== undefined) return bodyOf(body, consumes);
  const fields = parameters.filter(({ site }) => childOf(site, 'in').value === 'formData');
  return fields.length === 0 ? undefined : formOf(fields, consumes, warn);
}

function bodyOf(parameter: SwaggerParameter, consumes: readonly string[]): Draft {
  const { entry, site } = parameter;
  const { description, required = false } = site.value as Draft;
  const schema = schemaOf(parameter);
  const types = consumes.length === 0 ? ['application/json'] : consumes;
  const content = types.map((type) => [type, madeOf(entry, schema === undefined ? {} : { schema })] as const);
  return madeOf(entry, { description, required, content: madeOf(entry, Object.fromEntries(content)) });
}

/** The schema itself where it stands in the list, and a reference to it where it stands elsewhere. */
function schemaOf({ entry, site }: SwaggerParameter): unknown {
  const schema = childOf(site, 'schema');
  if (entry === site || schema.value === undefined) return schema.value;
  return madeOf(entry, { $ref: writeRef(schema, entry.document) });
}

/** An object with a property for each field. */
function formOf(parameters: readonly SwaggerParameter[], consumes: readonly string[], warn: Warn): Draft {
  const fields = [...new Map(parameters.map((parameter) => [nameOf(parameter), parameter])).values()];
  const [{ entry } = { entry: undefined }] = fields;
  if (entry === undefined) return {};
  const required = fields.filter(({ site }) => childOf(site, 'required').value === true).map(nameOf);
  const properties = Object.fromEntries(fields.map((field) => [nameOf(field), schemaOf(field)]));
  const schema = madeOf(entry, { type: 'object', properties: madeOf(entry, properties), required });
  const encoding = Object.fromEntries(fields.flatMap((field) => encodingOf(field, warn)));
  const content = typesOf(fields, consumes).map((type) => [type, madeOf(entry, { schema, encoding })] as const);
  return madeOf(entry, { required: required.length > 0, content: madeOf(entry, Object.fromEntries(content)) });
}

const nameOf = ({ site }: SwaggerParameter): string => String(childOf(site, 'name').value);

/** Files travel in multipart bodies only. */
function typesOf(fields: readonly SwaggerParameter[], consumes: readonly string[]): readonly string[] {
  const hasFile = fields.some(({ site }) => childOf(childOf(site, 'schema'), 'type').value === 'file');
  const allowed = hasFile ? [multipart] : [multipart, urlencoded];
  const declared = consumes.filter((type) => allowed.some((form) => type.toLowerCase().startsWith(form)));
  if (declared.length > 0) return declared;
  return hasFile ? [multipart] : [urlencoded];
}

function encodingOf(field: SwaggerParameter, warn: Warn): readonly (readonly [string, object])[] {
  const { style, explode } = field.site.value as Draft;
  if (style === undefined) return [];
  if (explode !== true)
    warn(joined(field.site), `Lists in forms are read from fields of the same name: what is joined stays one text.`);
  return [[nameOf(field), { style, explode }]];
}

const joined = (site: Site): Site => {
  const format = childOf(site, 'collectionFormat');
  return format.value === undefined ? site : format;
};
