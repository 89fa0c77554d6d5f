import type { Reply } from '../../mock/index.js';
import type { Schema } from '../../resources/index.js';
import type { Operation, Response } from '../../spec/index.js';
import { reply } from './answer-of.js';
import { successOf } from './declared-body.js';
import { type Facts, factNamed, linksOf } from './page-facts.js';
import { plain } from './words.js';
import { type Call, isObject, pointed, takesNull, type World } from './world.js';

/** Answers with a page of a list: items, total and the next cursor where the document has them, and what else says something about the page. */
export function listReply(world: World, { operation, call, facts, show }: Listing): Reply {
  const success = successOf(operation, [200, 206]);
  const { items } = facts;
  const made = reply(
    world,
    { operation, success, call },
    {
      values: [{ pointer: items.pointer, show: (list) => facts.page.items.map((item) => show(item, list.items)) }],
      headers: headersOf(success.response, { world, facts }),
    },
  );
  const schema = schemaFor(success.response, world);
  if (schema === undefined || items.pointer === '') return made;
  return { ...made, body: withFacts(made.body, schema, { world, facts, at: '' }) };
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
}

/** The objects around a list with what they say about the page. */
function withFacts(body: unknown, schema: Schema, { world, facts, at }: Filling): unknown {
  if (!isObject(body)) return body;
  const { items, page } = facts;
  const filled: Record<string, unknown> = { ...body };
  for (const [name, property] of schema.properties) {
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (pointer === items.pointer) continue;
    const value = knownAt(pointer, property, { world, facts }) ?? {
      value: factNamed(name, property, { world, facts }),
    };
    if (value.value !== undefined) filled[name] = value.value;
    else if (name in filled && isLinkWithoutEnd(name, page) && !schema.required.has(name)) delete filled[name];
    if (property.properties.size > 0 && value.value === undefined) {
      const inside = withFacts(name in filled ? filled[name] : {}, property, { world, facts, at: pointer });
      if (name in filled || (isObject(inside) && world.generator.accepts(property.at, inside))) filled[name] = inside;
    }
  }
  return filled;
}

/** What the model says stands there: the total, or where the next page begins. */
function knownAt(
  pointer: string,
  schema: Schema,
  { world, facts }: Omit<Filling, 'at'>,
): { readonly value: unknown } | undefined {
  const { items, page } = facts;
  if (pointer === items.total) return { value: page.total };
  const { paging } = items;
  if (paging?.style !== 'cursor' || pointer !== paging.next) return undefined;
  const isAddress =
    String(schema.keyword('format')).startsWith('uri') || /\b(?:ur[il]|link|address)\b/i.test(schema.text);
  const next = isAddress ? linksOf(facts).next : page.nextCursor;
  if (next !== undefined) return { value: next };
  return {
    value: takesNull(world, schema)
      ? null
      : schema.types.has('string') && pointed({}, pointer) === undefined
        ? undefined
        : null,
  };
}

const isLinkWithoutEnd = (name: string, page: Facts['page']): boolean =>
  /next|prev/.test(plain(name)) || (page.nextCursor === undefined && /cursor|token/.test(plain(name)));

/** `Link` (RFC 8288), and headers such as `X-Total-Count`. */
function headersOf({ headers }: Response, { world, facts }: Omit<Filling, 'at'>): Readonly<Record<string, string>> {
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
    return value === undefined || value === null ? [] : [[key, String(value)]];
  });
  return Object.fromEntries(found);
}
