import type { TextStream } from '../../http/index.js';
import type { NamedSandbox } from '../../sandboxes/index.js';
import { toView } from './exchange-view.js';

/** Proxies take a connection for dead that is silent for a minute, or less. */
const patience = 15_000;

/** A journal as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export const toEventStream = (journal: NamedSandbox['journal'], after: number | undefined): TextStream =>
  async function* (signal) {
    const exchanges = journal.follow({ after, patience, signal });
    // Says that it has begun, and how many milliseconds to wait before coming back.
    yield 'retry: 1000\n\n';
    for await (const exchange of exchanges) {
      yield exchange === undefined
        ? ':\n\n'
        : `id: ${exchange.id}\nevent: exchange\ndata: ${JSON.stringify(toView(exchange))}\n\n`;
    }
  };
