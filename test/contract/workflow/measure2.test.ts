import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { apis, play, specOf } from './corpus.js';
test.each(apis)('$name', async (api) => {
  const file = `${process.cwd()}/bench/faults/servers/${api.name}/variant.js`;
  if (!existsSync(file)) return;
  const module = (await import(/* @vite-ignore */ file)) as Record<string, any>;
  const names = ['a', 'b'];
  console.log(api.name, Object.keys(module), names);
  const spec = await specOf(api);
  for (const variant of names) for (const seed of ['alder', 'birch']) {
    const { drafts, notes, history } = await play(api, spec, { seed, variant } as any);
    console.log(api.name, variant, seed, history.length, notes, drafts.map(({ check, operation, message }) => `${check} ${operation} ${message}`));
  }
}, 300000);
