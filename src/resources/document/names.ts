/** The words of a name, in lower case, however it is written: `userID`, `user_id`, `filter[user-id]`. */
export function wordsOf(name: string): readonly string[] {
  if (/^[a-z\d]+$/.test(name)) return [name];
  return name
    .replaceAll(/ID(?=s?\b)/g, 'Id')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** A name without what styles differ in: `user_id`, `userId` and `UserID` are one. */
export const plain = (name: string): string => wordsOf(name).join('');

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['statuses', 'status'],
  ['aliases', 'alias'],
]);

export function singularOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (/(?:ss|us|is)$/.test(word) || word.length < 3) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** What one of the things is called, in the form of `plain`: `user_groups` -> `usergroup`. */
export function nounOf(name: string): string {
  const words = wordsOf(name);
  return [...words.slice(0, -1), singularOf(words.at(-1) ?? '')].join('');
}

/** The property among these that a name means, whatever the style; the name itself first. */
export function findName(names: Iterable<string>, wanted: string): string | undefined {
  const all = [...names];
  if (all.includes(wanted)) return wanted;
  const meant = plain(wanted);
  return all.find((name) => plain(name) === meant);
}
