import type { Reply } from '../../mock/index.js';
import type { Schema } from '../../resources/index.js';
import type { Operation, Response } from '../../spec/index.js';
import { reply } from './answer-of.js';
import { successOf } from './declared-body.js';
import { atMost, type Facts, factNamed, linksOf } from './page-facts.js';
import { plain } from './words.js';
import { type Call, isObject, takesNull, textOf, type Values, type World } from './world.js';

/** Answers with a page of a list: items, total and the next cursor where the document has them, and what else says something about the page. */
export function listReply(world: World, { operation, call, facts, show }: Listing): Reply {
  const success = successOf(operation, [200, 206]);
  const { items } = facts;
  const made = reply(
    world,
    { operation, success, call },
    {
      values: [{ pointer: items.pointer, show: (list) => shownIn(list, facts).map((item) => show(item, list.items)) }],
      headers: headersOf(success.response, { world, facts }),
    },
  );
  const schema = schemaFor(success.response, world);
  if (schema === undefined || items.pointer === '') return made;
  return { ...made, body: withFacts(made.body, schema, { world, facts, at: '', around: new Set() }) };
}

/** No more of a page than the list may hold. */
function shownIn(list: Schema, { page }: Facts): readonly unknown[] {
  const most = list.keyword('maxItems');
  return typeof most === 'number' ? page.items.slice(0, most) : page.items;
}

export interface Listing {
  readonly operation: Operation;
  readonly call: Call;
  readonly facts: Facts;
  readonly show: (item: unknown, schema: Schema | undefined) => unknown;
}

function schemaFor({ content }: Response, { read }: World): Schema | undefined {
  const media = Object.entries(content).find(([type, { schema }]) => schema && type.includes('json'));
  return media?.[1].schema && read(media[1].schema);
}

interface Filling {
  readonly world: World;
  readonly facts: Facts;
  readonly at: string;
  /** Where the schemas stand that this is inside of. */
  readonly around: ReadonlySet<string>;
}

/** The objects around a list with what they say about the page. */
function withFacts(body: unknown, schema: Schema, filling: Filling): unknown {
  if (!isObject(body)) return body;
  const { facts, at } = filling;
  const around = new Set([...filling.around, ...placesOf(schema)]);
  const changes = [...schema.properties].flatMap(([name, property]): readonly (readonly [string, unknown])[] => {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (pointer === facts.items.pointer) return [];
    const isNeeded = schema.required.has(name);
    const known = knownAt(pointer, property, { ...filling, isNeeded });
    if (known !== undefined) return [[name, known.value]];
    const fact = factNamed(name, property, filling);
    if (fact !== undefined) return [[name, fact]];
    if (property.properties.size > 0) return insideOf({ body, name, property }, { ...filling, at: pointer, around });
    return !isNeeded && isOfOtherPage(name) ? [[name, undefined]] : [];
  });
  const filled = Object.entries({ ...body, ...Object.fromEntries(changes) });
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

const placesOf = ({ places }: Schema): readonly string[] => places.map(({ uri, pointer }) => `${uri}#${pointer}`);

/** An object beside the list, such as `meta`; one that does not have to be there only where it is whole, and never inside of its like. */
function insideOf(
  { body, name, property }: { readonly body: Values; readonly name: string; readonly property: Schema },
  filling: Filling,
): readonly (readonly [string, unknown])[] {
  if (!(name in body) && placesOf(property).some((place) => filling.around.has(place))) return [];
  const inside = withFacts(body[name] ?? {}, property, filling);
  return name in body || filling.world.generator.accepts(property.at, inside) ? [[name, inside]] : [];
}

interface Known extends Filling {
  readonly isNeeded: boolean;
}

/** What the model says stands there: the total, or where the next page begins; nothing, or an empty text, on the last one. */
function knownAt(
  pointer: string,
  schema: Schema,
  { world, facts, isNeeded }: Known,
): { readonly value: unknown } | undefined {
  const { items, page } = facts;
  if (pointer === items.total) return { value: atMost(page.total, schema) };
  if (items.paging?.style !== 'cursor' || pointer !== items.paging.next) return undefined;
  const next = isAddress(schema) ? linksOf(facts).next : page.nextCursor;
  if (next !== undefined) return { value: next };
  if (takesNull(world, schema)) return { value: null };
  return { value: isNeeded ? '' : undefined };
}

const isAddress = (schema: Schema): boolean =>
  String(schema.keyword('format')).startsWith('uri') || /\b(?:ur[il]|link|address)\b/i.test(schema.text);

/** What was made up for a page that is not there is left out. */
const isOfOtherPage = (name: string): boolean => /next|prev|cursor|token/.test(plain(name));

/** `Link` (RFC 8288), and headers such as `X-Total-Count`. */
function headersOf(
  { headers }: Response,
  { world, facts }: Omit<Filling, 'at' | 'around'>,
): Readonly<Record<string, string>> {
  const found = Object.entries(headers).flatMap(([name, header]): readonly (readonly [string, string])[] => {
    const key = name.toLowerCase();
    if (key === 'link') {
      const links = Object.entries(linksOf(facts)).filter(([relation]) => relation !== 'self');
      return links.length === 0
        ? []
        : [[key, links.map(([relation, address]) => `<${address}>; rel="${relation}"`).join(', ')]];
    }
    const schema = header.schema && world.read(header.schema);
    const short = name.replace(/^x-/i, '').replace(/^pagination-/i, '');
    const value = schema && factNamed(short, schema, { world, facts });
    return value === undefined || value === null ? [] : [[key, textOf(value)]];
  });
  return Object.fromEntries(found);
}
