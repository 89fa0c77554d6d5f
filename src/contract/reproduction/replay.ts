import type { Answer, Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import type { ContractTarget } from '../target/index.js';
import { readBinding } from './binding.js';
import { holds } from './prove.js';
import { renewProof, renewRequest } from './renewal.js';
import type { Slice } from './slice.js';

export interface Replay {
  /** Whether the finding shows again. */
  readonly shows: boolean;
  /** What the answers brought, by the old values. */
  readonly renewal: ReadonlyMap<string, string>;
}

/** Sends the exchanges once more, with fresh names and the ids that come this time. */
export async function replay(
  slice: Slice,
  {
    draft,
    target,
    tags,
  }: { draft: Draft; target: ContractTarget; tags: { readonly old: string; readonly fresh: string } },
): Promise<Replay> {
  const renewal = new Map([
    [tags.old, tags.fresh],
    [tags.old.toUpperCase(), tags.fresh.toUpperCase()],
  ]);
  const answers = new Map<number, Answer>();
  for (const exchange of slice.exchanges) {
    const response = await target.send(renewRequest(exchange.request, renewal));
    answers.set(exchange.index, response);
    for (const binding of slice.bindings) {
      if (binding.exchange !== exchange.index) continue;
      const fresh = readBinding(binding, { response });
      if (fresh !== undefined) renewal.set(binding.value, fresh);
    }
  }
  // A request that ends in another way proves nothing of what comes after it.
  const goesTheSameWay = ({ index, response }: Exchange): boolean =>
    statusClass(answers.get(index)?.status) === statusClass(response.status);
  const evidence = draft.evidence.flatMap((index) => answers.get(index) ?? []);
  const isWhole = evidence.length === draft.evidence.length && slice.exchanges.every(goesTheSameWay);
  return { shows: isWhole && !holds(renewProof(draft.proof, renewal), evidence), renewal };
}

/** 2 of 201. */
export const statusClass = (status = 0): number => Math.floor(status / 100);
