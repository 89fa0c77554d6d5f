import { readFile } from 'node:fs/promises';
import { test } from 'vitest';
import { verify } from '../../../src/contract/verify.js';
import { checkNames } from '../../../src/contract/check-names.js';
import { createListenerTarget } from '../../../src/contract/target/listener-target.js';
import { apis, faultsOf, specOf } from './corpus.js';
import { toIdentities } from './run-against.js';
test.each(apis.filter(({ name }) => !process.env['API'] || process.env['API'] === name))('$name', async (api) => {
  const spec = await specOf(api);
  const { createServer } = await import(/* @vite-ignore */ `${process.cwd()}/bench/faults/servers/${api.name}/server.js`);
  const kinds = ['deep','bystanders','relations','atomicity','uniqueness','isolation','authentication','lost-write','search','authorisation'];
  let all = 0, confirmed = 0;
  for (const fault of [undefined, ...(await faultsOf(api)).filter(({ category }) => kinds.includes(category))]) {
    const { listener, credentials } = createServer({ seed: 'alder', fault: fault?.id });
    const workflows = await Promise.all((api.files ?? [`${api.name}.arazzo.yaml`]).map(async (f) => ({ file: f, text: await readFile(`contracts/${f}`, 'utf8') })));
    const target = createListenerTarget(listener, { basePath: api.basePath });
    try {
      for await (const event of verify(spec, target, { seed: 'x', identities: toIdentities(spec, credentials, api.scopes), phases: ['workflows'], checks: checkNames, parameters: {}, readOnly: false, shared: false, allowEffects: true, failFast: false, reproduce: true, workflows } as any)) {
        if (event.type === 'note') console.log(fault?.id, 'NOTE', event.text.slice(0, 200));
        if (event.type !== 'finding' || event.finding.severity !== 'error') continue;
        all++; if (event.finding.reproduction?.isConfirmed) confirmed++;
        else console.log(fault?.id, event.finding.check, event.finding.operation, event.finding.message.slice(0, 260), '->', event.finding.reproduction?.requests, event.finding.reproduction?.isConfirmed, event.finding.exchanges.length);
      }
    } catch (e) { console.log(fault?.id, 'THROWN', (e as Error).stack?.slice(0, 400)); }
    finally { await target.close(); }
  }
  console.log(api.name, 'findings', all, 'confirmed', confirmed);
}, 600000);
