import type { OperationCoverage, PlannedOperation } from '../../events.js';
import { coverageOf, parametersOf, sendableOf, timesOf, undocumentedOf } from '../coverage-figures.js';
import { fileName } from '../file-names.js';
import { counted, number } from '../wording.js';
import { type Html, html, linkTo } from './html.js';
import type { View } from './view.js';

/** What was reached: operations by statuses, and below that parameters and promises of each operation. */
export function coverageSection(view: View): Html {
  const operations = view.summary.started?.operations ?? [];
  return html`<section id="coverage" aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
${operations.length === 0 ? html`<p class="none">Nothing was planned.</p>` : [matrix(view, operations), legend, operations.map((operation) => operationDetails(view, operation))]}
</section>`;
}

function matrix({ summary }: View, operations: readonly PlannedOperation[]): Html {
  const rows = operations.map((operation) => ({ operation, coverage: coverageOf(summary, operation.id) }));
  const statuses = [
    ...new Set(
      rows.flatMap(({ operation, coverage }) => [...operation.statuses, ...undocumentedOf(operation, coverage)]),
    ),
  ].sort();
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Statuses by operation"><table class="matrix">
<thead><tr><th scope="col">Operation</th>${statuses.map((status) => html`<th scope="col">${status}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ operation, coverage }) => html`
<tr data-operation="${operation.id}"><th scope="row"><a href="${linkTo(`op-${operation.id}`)}">${operation.id}</a></th>${statuses.map((status) => cell(status, operation, coverage))}</tr>`,
  )}</tbody>
</table></div>`;
}

function cell(status: string, operation: PlannedOperation, coverage: OperationCoverage): Html {
  if (operation.statuses.includes(status)) {
    const times = timesOf(status, operation, coverage);
    return times > 0 ? html`<td class="seen">${number(times)}</td>` : html`<td class="never">never</td>`;
  }
  const times = coverage.statuses[status] ?? 0;
  const isUndocumented = undocumentedOf(operation, coverage).includes(status);
  return isUndocumented
    ? html`<td class="extra">${number(times)}<span class="hidden-text"> undocumented</span></td>`
    : html`<td></td>`;
}

const legend = html`<p class="legend"><span class="seen">12</span> documented, and how often it came <span class="never">never</span> documented, never provoked <span class="extra">3</span> came, though not documented</p>`;

function operationDetails({ summary, root }: View, operation: PlannedOperation): Html {
  const { id, method, path, file, line } = operation;
  const coverage = coverageOf(summary, id);
  const requests = Object.values(coverage.statuses).reduce((sum, times) => sum + times, 0);
  const failed = Object.values(coverage.checks).filter((check) => check.failed > 0).length;
  return html`<details class="card covered" id="op-${id}" data-operation="${id}">
<summary><span class="operation">${id}</span><code class="route">${method} ${path}</code><span class="about">${counted(requests, 'request')}, ${counted(Object.keys(coverage.checks).length, 'check')}${failed > 0 ? `, ${number(failed)} failed` : undefined}</span></summary>
<div class="body">
<p class="about">${operation.summary} <code>${fileName(file, root)}:${line}</code></p>
${missingList(operation, coverage)}
<div class="tables">${parameterTable(operation, coverage)}${checkTable(coverage)}</div>
</div>
</details>`;
}

function missingList(operation: PlannedOperation, coverage: OperationCoverage): Html | undefined {
  const unsent = sendableOf(operation, coverage).filter((name) => (coverage.parameters[name]?.valid ?? 0) === 0);
  const missing = [...coverage.missing, ...unsent.map((name) => `${name} was never sent as documented`)];
  if (missing.length === 0) return undefined;
  return html`<h4>Never provoked</h4><ul>${missing.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function parameterTable(operation: PlannedOperation, coverage: OperationCoverage): Html | undefined {
  const names = parametersOf(operation, coverage);
  if (names.length === 0) return undefined;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Parameters of ${operation.id}"><table>
<thead><tr><th scope="col">Sent</th><th scope="col">as documented</th><th scope="col">against it</th></tr></thead>
<tbody>${names.map((name) => {
    const { valid = 0, invalid = 0 } = coverage.parameters[name] ?? {};
    return html`<tr><th scope="row"><code>${name}</code></th>${count(valid)}${count(invalid)}</tr>`;
  })}</tbody>
</table></div>`;
}

function checkTable({ checks }: OperationCoverage): Html | undefined {
  const entries = Object.entries(checks);
  if (entries.length === 0) return undefined;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Checks"><table>
<thead><tr><th scope="col">Promise</th><th scope="col">asked</th><th scope="col">not kept</th></tr></thead>
<tbody>${entries.map(
    ([name, { asked, failed }]) =>
      html`<tr><th scope="row"><code>${name}</code></th>${count(asked)}<td${failed > 0 ? html` class="failed"` : undefined}>${number(failed)}</td></tr>`,
  )}</tbody>
</table></div>`;
}

const count = (times: number): Html => (times > 0 ? html`<td>${number(times)}</td>` : html`<td class="zero">0</td>`);
