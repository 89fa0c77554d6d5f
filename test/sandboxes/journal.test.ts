import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Chronicle, type Exchange } from '../../src/sandboxes/index.js';

const exchange = (path: string, bodyLength = 0): Omit<Exchange, 'id'> => ({
  service: 'people',
  operation: 'readPerson',
  answeredBy: 'handler',
  violations: undefined,
  request: { method: 'GET', path, query: '', headers: {} },
  response: { status: 200, headers: {}, body: 'x'.repeat(bodyLength) },
  at: 0,
  milliseconds: 1,
});

const pathsIn = (journal: Iterable<Exchange>): readonly string[] => [...journal].map(({ request }) => request.path);

describe('the journals of all sandboxes', () => {
  test('keep a hundred exchanges each, and all together what there is room for: the oldest of all go first', () => {
    const recording = fc.record({ journal: fc.nat(2), bodyLength: fc.nat(2_000) });
    fc.assert(
      fc.property(fc.array(recording, { maxLength: 400 }), fc.integer({ min: 0, max: 500_000 }), (told, limit) => {
        const chronicle = new Chronicle(limit);
        const journals = ['a', 'b', 'c'].map((name) => chronicle.open(name));
        for (const [index, { journal, bodyLength }] of told.entries())
          journals[journal]?.record(exchange(`/${index}`, bodyLength));
        expect(chronicle.size.bytes).toBeLessThanOrEqual(limit);

        const kept = journals.flatMap(pathsIn).map((path) => Number(path.slice(1)));
        expect(chronicle.size.entries).toBe(kept.length);
        const oldest = Math.min(...kept, told.length);
        for (const [number, journal] of journals.entries()) {
          const own = told.flatMap((each, index) => (each.journal === number ? [index] : []));
          const expected = own.slice(-100).filter((index) => index >= oldest);
          expect(pathsIn(journal)).toEqual(expected.reverse().map((index) => `/${index}`));
        }
      }),
    );
  });

  test('give back the room of what is cleared, and of sandboxes that are gone', () => {
    const chronicle = new Chronicle();
    const [cleared, closed] = [chronicle.open('a'), chronicle.open('b')];
    for (let index = 0; index < 150; index++) {
      cleared.record(exchange('/a'));
      closed.record(exchange('/b'));
    }
    expect(chronicle.size.entries).toBe(200);
    cleared.clear();
    closed.close();
    expect(chronicle.size).toMatchObject({ bytes: 0, entries: 0 });
  });

  test('keep no body above 16 KiB, whoever has read it', () => {
    const journal = new Chronicle().open('a');
    const { request, ...rest } = exchange('/', 17_000);
    journal.record({ ...rest, request: { ...request, headers: { 'content-length': '17000' }, parsedBody: {} } });
    const [kept] = journal;
    expect([kept?.request.parsedBody, kept?.response.body]).toEqual([undefined, undefined]);
  });

  test('tell who listens of every exchange, with the sandbox, until nobody does', () => {
    const chronicle = new Chronicle();
    const heard: string[] = [];
    const stop = chronicle.listen(({ request }, sandbox) => heard.push(`${sandbox} ${request.path}`));
    chronicle.open('a').record(exchange('/1'));
    stop();
    chronicle.open('a').record(exchange('/2'));
    expect(heard).toEqual(['a /1']);
  });
});

describe('who follows a journal', () => {
  const following = (limit?: number) => {
    const chronicle = new Chronicle(limit);
    const journal = chronicle.open('a');
    const gone = new AbortController();
    const record = (...paths: string[]) => {
      for (const path of paths) journal.record(exchange(path));
    };
    const follow = (after?: number, patience = 60_000) => {
      const exchanges = journal.follow({ after, patience, signal: gone.signal });
      return async () => {
        const { value, done } = await exchanges.next();
        return done === true ? 'end' : value?.request.path;
      };
    };
    return { journal, record, follow, gone, other: chronicle.open('b') };
  };

  test('gets exchanges as they happen', async () => {
    const { record, follow } = following();
    record('/before');
    const next = follow();
    const first = next();
    record('/1', '/2');
    expect([await first, await next()]).toEqual(['/1', '/2']);
    const third = next();
    record('/3');
    expect(await third).toBe('/3');
  });

  test('goes on after the last one that it knows, as far as there is a memory of it', async () => {
    const { record, follow } = following();
    record('/1', '/2', '/3');
    const next = follow(1);
    expect([await next(), await next()]).toEqual(['/2', '/3']);
    record(...Array.from({ length: 120 }, (_, index) => `/${index + 4}`));
    expect(await follow(1)()).toBe('/24');
  });

  test('gets all that is kept where it knows a number that nobody has given', async () => {
    const { record, follow } = following();
    record('/1');
    expect(await follow(500)()).toBe('/1');
  });

  test('is told that nothing happens', async () => {
    expect(await following().follow(undefined, 1)()).toBeUndefined();
  });

  test.each([
    { because: 'the journal has no room for more', others: 0, more: 101 },
    { because: 'other sandboxes need the room', others: 10, more: 1 },
  ])('is cut when it is so slow that exchanges are gone: $because', async ({ others, more }) => {
    const { record, follow, other } = following(100_000);
    const next = follow();
    const first = next();
    record('/1', '/2');
    await first;
    for (let index = 0; index < others; index++) other.record(exchange('/', 10_000));
    record(...Array.from({ length: more }, () => '/more'));
    await expect(next()).rejects.toThrow('too slow');
  });

  test('misses nothing where somebody clears the journal', async () => {
    const { journal, record, follow } = following();
    const next = follow();
    const first = next();
    record('/1', '/2');
    await first;
    journal.clear();
    record('/3');
    expect(await next()).toBe('/3');
  });

  test('comes to its end with the sandbox, and when it goes itself', async () => {
    const { journal, follow, gone } = following();
    const next = follow();
    const last = next();
    journal.close();
    expect(await last).toBe('end');
    const other = following();
    const waiting = other.follow()();
    other.gone.abort();
    expect(await waiting).toBe('end');
    gone.abort();
  });
});
