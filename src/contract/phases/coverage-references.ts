import type { Scene } from '../scene/scene.js';
import type { Session } from '../session.js';

/** What own records are looked for in. */
interface Ground {
  readonly session: Session;
  readonly scene: Scene;
}

interface Mention {
  readonly pointer: string;
  readonly value: string;
  readonly collection: string;
}

/**
 * Puts keys of own records in the place of made-up ones, wherever the name of a property says of what: `swap_user_id` is a
 * record of users. What stands at `except` is wrong on purpose and stays.
 */
export async function fillReferences(ground: Ground, body: unknown, except?: string): Promise<unknown> {
  const mentions = mentionsIn(ground, body).filter(
    ({ pointer }) => except === undefined || !pointer.startsWith(except),
  );
  if (mentions.length === 0) return body;
  const own = ownKeys(ground);
  const made = mentions.filter(({ value }) => !own.has(value));
  if (made.length === 0) return body;

  const used = new Set(mentions.filter(({ value }) => own.has(value)).map(({ value }) => value));
  const keys = new Map<string, string>();
  for (const { pointer, collection } of made) {
    const key = await anotherKey(ground, collection, used);
    if (key === undefined) continue;
    used.add(key);
    keys.set(pointer, key);
  }
  return replaceAt(body, '', keys);
}

/** Keys of every record that this run has created and that should be there. */
export const ownKeys = ({ session: { resources, state } }: Pick<Ground, 'session'>): ReadonlySet<string> =>
  new Set(
    [...resources.collections.keys()].flatMap((name) =>
      state.live(name).flatMap(({ key }) => Object.values(key).slice(-1).map(String)),
    ),
  );

async function anotherKey(
  { scene }: Ground,
  collection: string,
  used: ReadonlySet<string>,
): Promise<string | undefined> {
  const keys = scene.own(collection).map(({ key }) => String(Object.values(key).at(-1)));
  const free = keys.findLast((key) => !used.has(key));
  if (free !== undefined) return free;
  const created = scene.creatorOf(collection) === undefined ? undefined : await scene.fresh(collection);
  return created === undefined ? undefined : String(Object.values(created.key).at(-1));
}

function mentionsIn({ session }: Ground, body: unknown): readonly Mention[] {
  const names = [...session.resources.collections.keys()];
  return walk(body, '').flatMap(({ pointer, name, value }) => {
    const collection = collectionOf(name, names);
    return collection === undefined ? [] : [{ pointer, value, collection }];
  });
}

/** The collection that a name such as `userId`, `user_id` or `swap_user_ids` speaks of. */
function collectionOf(name: string, collections: readonly string[]): string | undefined {
  const stem = /^(.+?)_?(?:Id|id|ID|Ids|ids|Uuid|uuid)$/.exec(name)?.[1]?.toLowerCase().replaceAll('_', '');
  if (stem === undefined) return undefined;
  return collections.find((collection) => {
    const plural = collection.toLowerCase().replaceAll(/[^a-z]/g, '');
    return [plural, plural.replace(/ies$/, 'y'), plural.replace(/s$/, '')].some(
      (word) => stem === word || stem.endsWith(word),
    );
  });
}

interface Text {
  readonly pointer: string;
  /** Of the property that it is the value of, or in the list of. */
  readonly name: string;
  readonly value: string;
}

function walk(value: unknown, pointer: string, name = ''): readonly Text[] {
  if (typeof value === 'string') return [{ pointer, name, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    walk(inner, `${pointer}/${key}`, Array.isArray(value) ? name : key),
  );
}

function replaceAt(value: unknown, pointer: string, keys: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return keys.get(pointer) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => replaceAt(item, `${pointer}/${index}`, keys));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, replaceAt(inner, `${pointer}/${name}`, keys)]),
  );
}
