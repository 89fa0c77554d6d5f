import type { PhaseSummary } from '../run-summary.js';
import { durationText, number } from '../wording.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

/** How the run went: phases with what they took, those left out, notes. */
export function runSection({ summary: { phases, notes } }: View): Html {
  return html`<section id="run" aria-labelledby="run-title">
<h2 id="run-title">Run</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Phases"><table>
<thead><tr><th scope="col">Phase</th><th scope="col">requests</th><th scope="col">time</th><th scope="col">new findings</th></tr></thead>
<tbody>${phases.map(phaseRow)}</tbody>
</table></div>
${notes.length === 0 ? undefined : html`<h3>Notes</h3><ul class="notes">${notes.map(({ text, operation }) => html`<li>${operation === undefined ? undefined : html`<code>${operation}</code> `}${text}</li>`)}</ul>`}
</section>`;
}

function phaseRow({ phase, requests, duration, found, skipped }: PhaseSummary): Html {
  if (skipped !== undefined)
    return html`<tr><th scope="row">${phase}</th><td colspan="3" class="skipped">skipped: ${skipped}</td></tr>`;
  return html`<tr><th scope="row">${phase}</th><td>${number(requests)}</td><td>${durationText(duration)}</td><td${found > 0 ? html` class="failed"` : undefined}>${number(found)}</td></tr>`;
}
