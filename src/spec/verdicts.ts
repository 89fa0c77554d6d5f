/** What schemas say of the values of one message. */
export interface Verdicts<Verdict> {
  /** What a schema says of a value, asked once where many are asked. */
  on(schema: string, value: unknown, judge: () => Verdict): Verdict;
}

/** More than ordinary messages need; up to it, nothing is kept. */
const many = 1_000;

/**
 * Keeps a message from being judged again and again: of a tree whose nodes are `oneOf` two that have the same children,
 * each level would double the work. `brief` shortens what is told many times over.
 */
export function createVerdicts<Verdict>(brief: (verdict: Verdict) => Verdict): Verdicts<Verdict> {
  const known = new Map<string, Map<object, Verdict>>();
  let asked = 0;
  return {
    on(schema, value, judge) {
      asked += 1;
      if (asked < many || typeof value !== 'object' || value === null) return judge();
      const verdicts = known.get(schema) ?? new Map<object, Verdict>();
      known.set(schema, verdicts);
      const before = verdicts.get(value);
      if (before !== undefined) return before;
      const verdict = brief(judge());
      verdicts.set(value, verdict);
      return verdict;
    },
  };
}
