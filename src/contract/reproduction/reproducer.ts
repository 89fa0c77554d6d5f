import type { Draft, Reproduction } from '../finding.js';
import type { Session } from '../session.js';
import { type ContractTarget, TargetError } from '../target/index.js';
import { createOrigins } from './binding.js';
import { makerOfItem } from './maker-of-item.js';
import { replay } from './replay.js';
import { writeScript } from './script.js';
import { closeSlice, type Slice, widen } from './slice.js';

/** Shrinks findings to as few requests as show them. */
export interface Reproducer {
  /** Undefined where the target does not answer any more. */
  reproduce(draft: Draft): Promise<Reproduction | undefined>;
}

interface Spent {
  requests: number;
  /** What made the item of a list for which the finding shows. */
  readonly maker: number | undefined;
}

/** The most requests that go into one finding. */
const mostRequests = 250;

export function createReproducer({ session, target }: { session: Session; target: ContractTarget }): Reproducer {
  const { history, tag } = session;
  const origins = createOrigins(history);
  let serial = 0;

  const attempt = async (indexes: Iterable<number>, draft: Draft, spent: Spent): Promise<Slice | undefined> => {
    const slice = closeSlice([...indexes, ...draft.evidence], { history, origins, tag, proof: draft.proof });
    if (spent.requests + slice.exchanges.length > mostRequests) return undefined;
    spent.requests += slice.exchanges.length;
    serial += 1;
    const { shows } = await replay(slice, { draft, target, tags: { old: tag, fresh: freshTag(tag, serial) } });
    return shows ? slice : undefined;
  };

  /** Leaves out one exchange after the other, the latest first, as long as the finding shows. */
  const shrink = async (slice: Slice, draft: Draft, spent: Spent): Promise<Slice> => {
    let smallest = slice;
    for (const { index } of slice.exchanges.toReversed()) {
      if (draft.evidence.includes(index) || index === spent.maker) continue;
      const rest = smallest.exchanges.map((exchange) => exchange.index).filter((each) => each !== index);
      if (rest.length === smallest.exchanges.length) continue;
      const smaller = await attempt(rest, draft, spent);
      if (smaller && smaller.exchanges.length < smallest.exchanges.length) smallest = smaller;
    }
    return smallest;
  };

  return {
    async reproduce(draft) {
      const spent = { requests: 0, maker: makerOfItem(draft, { history, origins }) };
      const first = closeSlice(draft.evidence, { history, origins, tag, proof: draft.proof });
      try {
        const made = spent.maker === undefined ? undefined : await attempt([spent.maker], draft, spent);
        const direct = made ?? (await attempt([], draft, spent));
        const wide = direct ?? (await attempt(widen(first, { history, tag }), draft, spent));
        const found = wide && (await shrink(wide, draft, spent));
        const slice = found ?? first;
        return {
          script: writeScript(slice, { draft, session, baseUrl: target.name }),
          requests: slice.exchanges.length,
          isConfirmed: found !== undefined,
        };
      } catch (error) {
        if (error instanceof TargetError) return undefined;
        throw error;
      }
    },
  };
}

/** As long as the old one, so that it fits wherever that fits. */
function freshTag(tag: string, serial: number): string {
  const letters = Array.from(String(serial).padStart(4, '0'), (digit) => String.fromCharCode(97 + Number(digit)));
  return `${tag.slice(0, tag.length - 4)}${letters.join('')}`;
}
