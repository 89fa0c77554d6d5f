import { describe, expect, test } from 'vitest';
import { cups, handlers, openTeaHouse, teaHouse, teas } from './tea-house.js';
import { startTwinspec } from './twinspec.js';

const watching = ['tea-house.yaml', '--fixtures', 'teas.yaml', '--handlers', './handlers.mjs', '--watch'];

/** A tea house that is watched, with what a client needs. */
async function startTeaHouse() {
  const folder = await openTeaHouse();
  const { fetch, until } = await startTwinspec(watching, folder.path);
  return {
    write: folder.write,
    until,
    fetch,
    status: async (path: string): Promise<number> => (await fetch(path)).status,
    add: (name: string) =>
      fetch('/teas', {
        method: 'POST',
        body: JSON.stringify({ name }),
        headers: { 'content-type': 'application/json' },
      }),
    list: async (): Promise<string> =>
      ((await (await fetch('/teas')).json()) as readonly { name: string }[]).map(({ name }) => name).join(' '),
  };
}

describe('--watch', () => {
  test('a changed document is served, and what clients wrote is kept', async () => {
    const { write, until, status, add, list } = await startTeaHouse();
    await add('sencha');
    expect(await status('/cups')).toBe(404);

    await write('tea-house.yaml', teaHouse(cups));
    expect(await until(/^Reloaded .*\n/m)).toMatch(/^Reloaded .*tea-house\.yaml; the state is kept\.\n/);
    expect(await status('/cups')).toBe(200);
    expect(await list()).toBe('assam sencha');
  });

  test('a changed fixture is there at once where nobody has written, and later does not undo what clients wrote', async () => {
    const { write, until, add, list } = await startTeaHouse();
    await write('teas.yaml', teas('darjeeling'));
    await until(/^Reloaded .*teas\.yaml; the state is kept\.\n/m);
    expect(await list()).toBe('darjeeling');

    await add('sencha');
    await write('teas.yaml', teas('oolong'));
    await until(/^Reloaded .*teas\.yaml; the state is kept\.\n/m);
    expect(await list()).toBe('darjeeling sencha');
  });

  test('a changed handler answers the next request', async () => {
    const { write, until, add, list } = await startTeaHouse();
    await add('sencha');
    await write('handlers.mjs', handlers('names.reverse()'));
    await until(/^Reloaded \.\/handlers\.mjs; the state is kept\.\n/m);
    expect(await list()).toBe('sencha assam');
  });

  test('a handler that is taken out of its module answers no more', async () => {
    const { write, until, list } = await startTeaHouse();
    expect(await list()).toBe('assam');
    await write('handlers.mjs', handlers().replace('listTeas', 'addTea'));
    await until(/^Reloaded \.\/handlers\.mjs; the state is kept\.\n/m);
    expect(await list()).toBe('example');
  });

  test('a handler may serve an operation that a reload has brought', async () => {
    const { write, until, fetch } = await startTeaHouse();
    await write('tea-house.yaml', teaHouse(cups));
    await until(/^Reloaded .*tea-house\.yaml; the state is kept\.\n/m);
    const counting = 'countCups: () => ({ status: 200, body: 3 }),';
    await write('handlers.mjs', handlers().replace('= {', `= {\n  ${counting}`));
    await until(/^Reloaded \.\/handlers\.mjs; the state is kept\.\n/m);
    expect(await (await fetch('/cups')).json()).toBe(3);
  });

  test('a file that a reload has brought is watched, too', async () => {
    const { write, until, status } = await startTeaHouse();
    const elsewhere = "  /cups: {$ref: 'cups.yaml'}\n";
    const path = cups.replace('  /cups:\n', '');
    await write('cups.yaml', path);
    await write('tea-house.yaml', teaHouse(elsewhere));
    await until(/^Reloaded .*tea-house\.yaml; the state is kept\.\n/m);
    expect(await status('/cups')).toBe(200);

    await write('cups.yaml', path.replace('    get:', '    post:'));
    await until(/^Reloaded .*cups\.yaml; the state is kept\.\n/m);
    expect(await status('/cups')).toBe(405);
  });

  test.each([
    {
      file: 'tea-house.yaml',
      broken: teaHouse().replace('key: name', 'key: [name'),
      repaired: teaHouse(),
      message: /^twinspec: .*tea-house\.yaml is not well-formed.*\n.*tea-house\.yaml:\d+:\d+ {2}.*\n/m,
    },
    {
      file: 'teas.yaml',
      broken: 'collections: {teas: [}\n',
      repaired: teas('assam'),
      message: /^twinspec: .*teas\.yaml is not well-formed: /m,
    },
    {
      file: 'handlers.mjs',
      broken: handlers().replace('addTea', 'addCoffee').replace('names);', 'none);'),
      repaired: handlers(),
      message: /^twinspec: --handlers \.\/handlers\.mjs: no document has an operation 'addCoffee'\.\n/m,
    },
  ])(
    'a broken $file is reported and the mock goes on as before, until it is repaired',
    async ({ file, broken, repaired, message }) => {
      const { write, until, add, list } = await startTeaHouse();
      await add('sencha');
      await write(file, broken);
      await until(message);
      expect(await until(/^.* is not reloaded; .*\n/m)).toContain(
        `${file} is not reloaded; the mock goes on as before.`,
      );
      expect(await list()).toBe('assam sencha');

      await write(file, repaired);
      await until(/^Reloaded /m);
      expect(await list()).toBe('assam sencha');
    },
  );
});
