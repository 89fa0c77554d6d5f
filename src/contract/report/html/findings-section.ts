import { checks } from '../../check-names.js';
import type { Finding } from '../../finding.js';
import { type BrokenPromise, type Cause, groupByCause } from '../causes.js';
import { counted } from '../wording.js';
import { findingCard } from './finding-card.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Findings below the promise that they break, those of one cause side by side. */
export function findingsSection(view: View, { id, title, findings }: Section): Html {
  const content =
    findings.length === 0
      ? html`<p class="none">None.</p>`
      : groupByCause(findings).map((group) => promiseGroup(view, group));
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title} <span class="count">${findings.length}</span></h2>
${content}
</section>`;
}

const promiseGroup = (view: View, { check, causes }: BrokenPromise): Html => html`<div class="group">
<h3>${check}</h3>
<p class="promise">${checks[check]}</p>
${causes.map((cause) => causeGroup(view, cause))}
</div>`;

function causeGroup(view: View, { first, others }: Cause): readonly Html[] {
  const cards = [first, ...others].map((finding) => findingCard(view, finding));
  if (others.length === 0) return cards;
  const hint = html`<p class="cause">${counted(cards.length, 'operation')} with the same answer: most likely one cause.</p>`;
  return [hint, ...cards];
}
