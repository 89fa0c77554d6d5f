import type { Kind } from './kind.js';
import type { Values, World } from './world.js';

export interface Addressed {
  /** What stands in the properties that tell the address. */
  readonly properties: Values;
  readonly id: unknown;
}

/**
 * A record that does not show its key tells it by its address: `uri: /images/7f3a`. Where a document wants another kind of id there than was
 * drawn, it is that of the address that was made up. Nothing for records that show their key, or have no address.
 */
export function addressOfRecord(
  { generator }: World,
  { collection, own, properties, itemPath }: Kind,
  { key, id, draft }: { readonly key: Values; readonly id: unknown; readonly draft: (name: string) => unknown },
): Addressed {
  const nothing = { properties: {}, id };
  if (properties.has(own) || itemPath === undefined) return nothing;
  const addressWith = (last: unknown): string => {
    const parts = [...collection.key.slice(0, -1).map((name) => key[name]), last];
    return itemPath.replaceAll(/\{[^{}]+\}/g, () => encodeURIComponent(String(parts.shift())));
  };
  const places = [...properties].filter(([name]) => ['uri', 'url', 'href', 'self'].includes(name));
  const ids = [id, ...places.map(([name]) => String(draft(name)).split('/').at(-1))];
  for (const candidate of ids) {
    const address = addressWith(candidate);
    const fitting = places.filter(([, { at }]) => generator.accepts(at, address));
    if (fitting.length > 0)
      return { properties: Object.fromEntries(fitting.map(([name]) => [name, address])), id: candidate };
  }
  return nothing;
}
