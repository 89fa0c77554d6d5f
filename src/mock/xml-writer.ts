import { createSchemaReader, type Schema } from '../resources/index.js';
import type { MediaType, Spec } from '../spec/index.js';

type Values = Readonly<Record<string, unknown>>;

/** Writes values as XML by their schemas: names, attributes, wrapped lists and namespaces of the XML Object. */
export function createXmlWriter(spec: Spec): (value: unknown, mediaType: MediaType) => string {
  let read: ReturnType<typeof createSchemaReader> | undefined;
  return (value, { schema }) => {
    read ??= createSchemaReader(spec);
    const root = schema && read(schema);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${writeRoot(value, root)}`;
  };
}

function writeRoot(value: unknown, schema: Schema | undefined): string {
  const name = namedBy(schema) ?? componentOf(schema) ?? 'root';
  if (!Array.isArray(value)) return element(name, value, schema);
  const items = schema?.items;
  const one = namedBy(items) ?? componentOf(items) ?? 'item';
  return tag(name, { schema, inside: value.map((item) => element(one, item, items)).join('') });
}

/** A property, as one element or, for a list, as one for each item, inside of another where the list is wrapped. */
function element(property: string, value: unknown, schema: Schema | undefined): string {
  const name = namedBy(schema) ?? property;
  if (Array.isArray(value)) {
    const items = schema?.items;
    const all = value.map((item) => element(namedBy(items) ?? property, item, items)).join('');
    return xmlOf(schema).wrapped === true ? tag(name, { schema, inside: all }) : all;
  }
  if (!isObject(value)) return tag(name, { schema, inside: escapeText(textOf(value)) });
  const isAttribute = (key: string): boolean => xmlOf(schema?.properties.get(key)).attribute === true;
  const entries = Object.entries(value);
  const attributes = entries
    .filter(([key]) => isAttribute(key))
    .map(([key, part]) => ` ${toName(namedBy(schema?.properties.get(key)) ?? key)}="${escapeText(textOf(part))}"`);
  const children = entries.filter(([key]) => !isAttribute(key));
  const inside = children.map(([key, part]) => element(key, part, schema?.properties.get(key))).join('');
  return tag(name, { schema, inside, attributes: attributes.join('') });
}

interface Content {
  readonly schema: Schema | undefined;
  readonly inside: string;
  readonly attributes?: string;
}

function tag(name: string, { schema, inside, attributes = '' }: Content): string {
  const { prefix, namespace } = xmlOf(schema);
  const full = typeof prefix === 'string' ? `${toName(prefix)}:${toName(name)}` : toName(name);
  const declared = typeof prefix === 'string' ? `xmlns:${toName(prefix)}` : 'xmlns';
  const space = typeof namespace === 'string' ? ` ${declared}="${escapeText(namespace)}"` : '';
  return inside === '' ? `<${full}${space}${attributes}/>` : `<${full}${space}${attributes}>${inside}</${full}>`;
}

const xmlOf = (schema: Schema | undefined): Values => {
  const xml = schema?.keyword('xml');
  return isObject(xml) ? xml : {};
};

const namedBy = (schema: Schema | undefined): string | undefined => {
  const { name } = xmlOf(schema);
  return typeof name === 'string' ? name : undefined;
};

/** The name of the component that a schema is. */
const componentOf = (schema: Schema | undefined): string | undefined =>
  schema?.places
    .map(({ pointer }) => /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1])
    .find((name) => name !== undefined);

const toName = (name: string): string => name.replaceAll(/[^\w.-]/g, '_').replace(/^(?=[^A-Za-z_])/, '_');

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Control characters have no place in XML 1.0. */
const escapeText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be left out.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
