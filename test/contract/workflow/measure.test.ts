import { test } from 'vitest';
import { apis, faultsOf, play, specOf } from './corpus.js';
import { existsSync } from 'node:fs';
test.each(apis.filter(({ name }) => existsSync(`contracts/${name}.arazzo.yaml`) && (!process.env['API'] || process.env['API'] === name)))('$name', async (api) => {
  const spec = await specOf(api);
  for (const seed of ['alder', 'birch', 'cedar']) {
    const { drafts, notes, history } = await play(api, spec, { seed });
    console.log(api.name, seed, history.length, notes, drafts.map(({ check, operation, message }) => `${check} ${operation} ${message}`));
  }
  const found: string[] = [], missed: string[] = [];
  for (const fault of await faultsOf(api)) {
    const { drafts } = await play(api, spec, { seed: 'alder', fault: fault.id });
    const promises = [fault.promise].flat(), operations = [fault.operation].flat();
    const hit = drafts.find((d) => promises.includes(d.check) && [d.operation, ...(d.shownBy ?? [])].some((o) => operations.includes(o)));
    if (hit) found.push(fault.id);
    else missed.push(`${drafts.length ? '!' : ' '} ${fault.id} [${fault.category}] ${promises} ${operations.slice(0,3)}` + drafts.map((d) => `\n        got ${d.check} ${d.operation} shownBy ${d.shownBy ?? ''} ${d.message}`).join(''));
  }
  console.log(api.name, 'found', found.length, found.join(' '), '\nmissed', missed.length, '\n' + missed.join('\n'));
}, 200000);
