import type { RunFinished } from '../../events.js';
import { coverageFigures, type Figure } from '../coverage-figures.js';
import { fileName } from '../file-names.js';
import type { RunSummary } from '../run-summary.js';
import { counted, durationText, number, sentence } from '../wording.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

/** What came of the run, at a glance. */
export function header({ summary, root }: View): Html {
  const { started } = summary;
  return html`<header class="${verdictOf(summary)}">
<p class="title">${started?.document.title ?? 'No run'} <span>${started?.document.version}</span></p>
<h1>${headline(summary)}</h1>
${endedEarly(summary)}
${
  started
    ? html`<dl class="facts">
${fact('Target', started.target)}
${fact('Document', fileName(started.document.file, root))}
${fact('Seed', started.seed)}
${fact('Started', `${started.startedAt.slice(0, 16).replace('T', ' ')} UTC`)}
</dl>`
    : undefined
}
${tiles(summary)}
</header>`;
}

/** The sign of the outcome, for the title of the page. */
export const outcomeSign = (summary: RunSummary): string => outcomeSigns[verdictOf(summary)];

const outcomeSigns = { bad: '✗', good: '✓', broken: '!' } as const;

const isWhole = (finished: RunFinished | undefined): boolean =>
  finished !== undefined && finished.endedEarly === undefined;

const verdictOf = ({ errors, finished }: RunSummary): keyof typeof outcomeSigns =>
  errors.length > 0 ? 'bad' : isWhole(finished) ? 'good' : 'broken';

function headline({ errors, finished }: RunSummary): string {
  if (errors.length > 0) {
    const checks = new Set(errors.map(({ check }) => check)).size;
    return checks === errors.length
      ? `${counted(checks, 'promise')} not kept`
      : `${counted(checks, 'promise')} not kept, in ${counted(errors.length, 'place')}`;
  }
  if (!finished) return 'The run broke off';
  return isWhole(finished) ? 'Every promise asked was kept' : 'The run ended early, with no findings';
}

function endedEarly({ finished, errors }: RunSummary): Html | undefined {
  if (finished?.endedEarly) return html`<p class="warning">The run ended early: ${sentence(finished.endedEarly)}</p>`;
  return !finished && errors.length > 0 ? html`<p class="warning">The run broke off.</p>` : undefined;
}

const fact = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function tiles(summary: RunSummary): Html {
  const { errors, observations, finished } = summary;
  const { operations, statuses, parameters, asked } = coverageFigures(summary);
  return html`<ul class="tiles">
${tile(number(errors.length), nounOf(errors.length, 'finding'), '#findings')}
${tile(number(observations.length), nounOf(observations.length, 'observation'), '#observations')}
${share(operations, 'operations called')}
${share(statuses, 'statuses seen')}
${share(parameters, 'parameters sent')}
${tile(number(asked), 'promises asked', '#coverage')}
${finished ? tile(number(finished.requests), `requests in ${durationText(finished.duration)}`, '#run') : undefined}
</ul>`;
}

const nounOf = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`);

const share = ({ done, of }: Figure, name: string): Html =>
  tile(html`${number(done)}<small> / ${number(of)}</small>`, name, '#coverage');

const tile = (value: Html | string, name: string, target: string): Html =>
  html`<li><a href="${target}"><b>${value}</b> <span>${name}</span></a></li>`;
