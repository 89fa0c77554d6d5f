import { type Route, send, type Witnessed } from './ask.js';
import type { Ask, Exchange } from './traffic.js';

/** How the mock answered an exchange, and where Prism sees it otherwise than the table does. */
export interface Finding {
  readonly status: number;
  readonly body: unknown;
  readonly objections: readonly string[];
}

/** Sends an exchange, and what comes before it. */
export async function witness(exchange: Exchange, route: Route): Promise<Finding> {
  let before: Witnessed | undefined;
  const objections: string[] = [];
  for (const step of exchange.after ?? []) {
    before = await send(complete(step, before), route);
    if (before.status >= 400) objections.push(`before: ${step.operation} answered ${before.status}`);
    objections.push(...before.objections.map((objection) => `before: ${step.operation}: ${objection}`));
  }
  const { status, body, objections: own } = await send(complete(exchange, before), route);
  return { status, body, objections: [...objections, ...(exchange.broken ? withoutRequest(own) : own)] };
}

const complete = (ask: Ask, before: Witnessed | undefined): Ask => ({ ...ask, ...(before && ask.using?.(before)) });

/** What is wrong with a broken request need not be said; that nothing is, has to be. */
function withoutRequest(objections: readonly string[]): readonly string[] {
  const others = objections.filter((objection) => !objection.startsWith('request: '));
  return others.length < objections.length ? others : [...others, 'request: nothing is wrong'];
}
