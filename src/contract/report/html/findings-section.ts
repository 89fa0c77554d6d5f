import { checks } from '../../check-names.js';
import type { Finding } from '../../finding.js';
import { type BrokenPromise, type Cause, groupByCause, saysTheSame } from '../causes.js';
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
  const different = others.filter((other) => !saysTheSame(first, other));
  const hint = html`<p class="cause">${counted(new Set([first, ...others].map(({ operation }) => operation)).size, 'operation')} with the same answer: most likely one cause.</p>${messageList(first, different)}`;
  return [hint, ...cards];
}

/** What those of one cause say, where it is not the same: cards may be folded. */
const messageList = (first: Finding, different: readonly Finding[]): Html | undefined =>
  different.length === 0
    ? undefined
    : html`<ul class="cause">${[first, ...different].map(({ message }) => html`<li>${message}</li>`)}</ul>`;
