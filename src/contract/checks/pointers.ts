/** Array indexes and names that look like ids become `*`, so that the same fault has the same pointer for all data. */
export const toPattern = (tokens: readonly string[]): readonly string[] =>
  tokens.map((token) => (idLike.test(token) ? '*' : token));

const idLike = /^\d+$|^[0-9a-f]{24}$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface Leaf {
  readonly tokens: readonly string[];
  readonly value: unknown;
}

/** Every value inside that has none inside itself, with where it stands. */
export function leavesOf(value: unknown, tokens: readonly string[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ tokens, value }];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...tokens, name]));
}

const longest = 100;

/** A value as it is shown in a report. */
export function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
