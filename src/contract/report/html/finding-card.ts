import type { Finding, FindingBasis, Reproduction } from '../../finding.js';
import { difference, type MarkedText } from '../difference.js';
import { placeName, scriptName } from '../file-names.js';
import { counted } from '../wording.js';
import { exchangeDetails } from './exchange-details.js';
import { type Html, html, linkTo } from './html.js';
import type { View } from './view.js';

const bases: Readonly<Record<FindingBasis, string>> = {
  document: 'the document',
  declaration: 'a declaration (x-twinspec)',
  inferred: 'the resources that the document describes',
  protocol: 'HTTP',
};

/** One finding: errors stand open, observations are folded. */
export function findingCard(view: View, finding: Finding): Html {
  const { severity, operation, check, message, fingerprint, exchanges } = finding;
  const isError = severity === 'error';
  const { expected, received } = difference(finding.expected, finding.received);
  return html`<details class="card ${severity}" id="${fingerprint}" data-operation="${operation}" data-check="${check}"${isError ? html` open` : undefined}>
<summary><span class="operation">${operation}</span>${methodOf(view, operation)}<span class="message">${message}</span></summary>
<div class="body">
<dl class="verdict">
<div class="expected"><dt>Expected</dt><dd><pre>${marked(expected)}</pre></dd></div>
<div class="received"><dt>Received</dt><dd><pre>${marked(received)}</pre></dd></div>
</dl>
${accepted(finding)}
<h4>What was sent, and what came</h4>
<ol class="exchanges">${exchanges.map((exchange, index) => html`<li>${exchangeDetails(exchange, { target: view.target, isOpen: isError && index === exchanges.length - 1 })}</li>`)}</ol>
${finding.reproduction ? reproduction(finding, finding.reproduction) : undefined}
<dl class="facts">
${finding.place ? fact('Document', html`<code>${placeName(finding.place, view.root)}</code>`) : undefined}
${finding.pointer === '' ? undefined : fact('Part', html`<code>${finding.pointer}</code>`)}
${finding.shownBy?.length ? fact('Shown by', finding.shownBy.join(', ')) : undefined}
${fact('Rests on', bases[finding.basis])}
${fact('Fingerprint', html`<a href="${linkTo(fingerprint)}"><code>${fingerprint}</code></a>`)}
</dl>
</div>
</details>`;
}

const marked = ({ before, differs, after }: MarkedText): Html =>
  html`${before}${differs === '' ? undefined : html`<mark>${differs}</mark>`}${after}`;

function methodOf({ summary }: View, operation: string): Html | undefined {
  const planned = summary.started?.operations.find(({ id }) => id === operation);
  return planned && html`<code class="route">${planned.method} ${planned.path}</code>`;
}

const fact = (name: string, value: Html | string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const accepted = ({ accepted: known }: Finding): Html | undefined =>
  known &&
  html`<p class="accepted">Accepted${known.expires === undefined ? undefined : ` until ${known.expires}`}: ${known.reason}</p>`;

const reproduction = (
  finding: Finding,
  { script, requests, isConfirmed }: Reproduction,
): Html => html`<details class="script">
<summary>Reproduction: ${counted(requests, 'request')}, ${isConfirmed ? 'confirmed on fresh data' : 'not confirmed'}</summary>
<div class="code"><button type="button" class="copy" hidden>Copy</button><pre tabindex="0" role="region" aria-label="Script ${scriptName(finding)}">${script}</pre></div>
</details>`;
