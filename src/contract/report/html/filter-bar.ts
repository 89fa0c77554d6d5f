import { checkNames } from '../../check-names.js';
import { type Html, html } from './html.js';
import type { View } from './view.js';

/** Chooses what is shown. Hidden until the script is there to do it. */
export function filterBar({ summary: { started, errors, observations } }: View): Html {
  const findings = [...errors, ...observations];
  const operations = new Set([
    ...(started?.operations ?? []).map(({ id }) => id),
    ...findings.map((one) => one.operation),
  ]);
  const found = new Set<string>(findings.map(({ check }) => check));
  return html`<form class="filter" role="search" aria-label="Filter" hidden>
<label class="grow"><span>Text</span><input type="search" name="text" placeholder="Filter by any text" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>
<label><span>Operation</span><select name="operation"><option value="">All operations</option>${[...operations].map(option)}</select></label>
<label><span>Check</span><select name="check"><option value="">All checks</option>${checkNames.filter((name) => found.has(name)).map(option)}</select></label>
<button type="reset">Clear</button>
<output aria-live="polite"></output>
</form>`;
}

const option = (value: string): Html => html`<option value="${value}">${value}</option>`;
