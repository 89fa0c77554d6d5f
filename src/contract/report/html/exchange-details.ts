import type { ExchangeRecord } from '../../exchange-record.js';
import { curlLine } from '../curl-line.js';
import { requestLine } from '../exchange-lines.js';
import { durationText, number } from '../wording.js';
import { type Html, html } from './html.js';

/** Characters of a body; the rest is in the other reports. */
const longest = 20_000;

/** A request with its answer, headers and bodies. */
export function exchangeDetails(
  exchange: ExchangeRecord,
  { target, isOpen }: { readonly target: string; readonly isOpen: boolean },
): Html {
  const { request, response, title, identity, duration, operation, phase, index } = exchange;
  return html`<details class="exchange"${isOpen ? html` open` : undefined}>
<summary><code class="line">${requestLine(exchange, target)}</code> <span class="status s${String(response.status).charAt(0)}">${response.status}</span> <span class="about">${operation} ${title}</span></summary>
<div class="messages">
${message('Request', { headers: request.headers, body: request.body, note: identity === undefined ? 'without an identity' : `as ${identity}` })}
${message('Answer', { headers: response.headers, body: response.body, note: `in ${durationText(duration)}; request ${index + 1} of the run, in ${phase}` })}
</div>
${curl(exchange)}
</details>`;
}

const curl = (exchange: ExchangeRecord): Html =>
  html`<div class="code curl"><button type="button" class="copy" hidden>Copy</button><pre tabindex="0" role="region" aria-label="The request for curl">${curlLine(exchange.request, longest)}</pre></div>`;

interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly note: string;
}

const message = (name: string, { headers, body, note }: Message): Html => html`<div>
<h5>${name} <span>${note}</span></h5>
<pre class="headers" tabindex="0" role="region" aria-label="Headers of the ${name.toLowerCase()}">${Object.entries(
  headers,
)
  .map(([header, value]) => `${header}: ${value}`)
  .join('\n')}</pre>
${body === undefined || body === '' ? html`<p class="none">No body.</p>` : html`<pre tabindex="0" role="region" aria-label="Body of the ${name.toLowerCase()}">${bodyText(body)}</pre>`}
</div>`;

function bodyText(body: string): string {
  const text = indented(body);
  const rest = text.length - longest;
  return rest > 0 ? `${text.slice(0, longest)}\n… and ${number(rest)} more characters` : text;
}

/** JSON on lines of its own, where numbers survive that. */
function indented(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value) === body.trim() ? JSON.stringify(value, undefined, 2) : body;
  } catch {
    return body;
  }
}
