/** What a client asked for and what it was told, in the order of one clock. */
export interface Operation {
  /** Operations on different keys have nothing to do with each other. */
  readonly key: string;
  readonly call: string;
  /** Undefined where the client was never told: it was done at any time afterwards, or not at all. */
  readonly answer: string | undefined;
  readonly begun: number;
  readonly ended: number;
}

/** What a key can be, in steps: the state after an operation, or undefined where it could not have been answered so. */
export type Model = (state: string, operation: Operation) => string | undefined;

/**
 * The first key whose operations cannot have happened one at a time, each between its beginning and its end; undefined where all can. Searches
 * all orders, and remembers where it has been (Wing and Gong 1993, Lowe 2017). What nobody was told of can have happened at any time, so those
 * that ask for the same are tried in the order of their beginnings only, and never where they change nothing: without that, each of
 * them would double the time.
 */
export function findImpossibleKey(history: readonly Operation[], model: Model, initial: string): string | undefined {
  const keys = [...new Set(history.map(({ key }) => key))];
  return keys.find(
    (key) =>
      !isPossible(
        history.filter((operation) => operation.key === key),
        model,
        initial,
      ),
  );
}

function isPossible(operations: readonly Operation[], model: Model, initial: string): boolean {
  const numbered = operations
    .map(({ answer, ended, ...rest }) => ({
      ...rest,
      answer,
      ended: answer === undefined ? Number.POSITIVE_INFINITY : ended,
    }))
    .sort((one, other) => one.begun - other.begun)
    .map((operation, number) => ({ operation, number }));
  const seen = new Set<string>();
  const search = (rest: typeof numbered, state: string): boolean => {
    const firstEnd = Math.min(...rest.map(({ operation }) => operation.ended));
    if (firstEnd === Number.POSITIVE_INFINITY) return true;
    const place = `${state} ${rest.map(({ number }) => number).join()}`;
    if (seen.has(place)) return false;
    seen.add(place);
    const tried = new Set<string>();
    return rest
      .filter(({ operation }) => operation.begun <= firstEnd)
      .some((candidate) => {
        const { call, answer } = candidate.operation;
        const next = model(state, candidate.operation);
        if (answer === undefined && (next === state || tried.has(call))) return false;
        if (answer === undefined) tried.add(call);
        return (
          next !== undefined &&
          search(
            rest.filter((other) => other !== candidate),
            next,
          )
        );
      });
  };
  return search(numbered, initial);
}
