import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Client, createClient, type Exchange, type Headers } from './client.js';
import { createJudge } from './judge.js';

export type Probe = (client: Client) => Promise<void>;
export type Probes = Readonly<Record<string, Probe>>;

export interface Fault {
  readonly id: string;
  readonly category: string;
  readonly operation: string | readonly string[];
  readonly promise: string | readonly string[];
  readonly summary: string;
  readonly requests: number;
  /** Of those that came when the contract suite was there already. */
  readonly added?: 'later';
}

export interface Corpus {
  readonly api: string;
  readonly basePath: string;
  /** The document, from the root of the repository. */
  readonly document: string;
  /** Whose credentials a probe begins with. */
  readonly role: string;
  /** By the id of the fault that each shows. */
  readonly probes: Probes;
  /** Documented answers, by operation and status, that the tour has to see; every operation is told apart from these. */
  readonly tour: Probe;
  readonly statuses: readonly string[];
  /** By the id of each difference that the fault `drift` turns on together with all others. */
  readonly drift?: Probes;
}

interface Catalogue {
  readonly faults: readonly Fault[];
  readonly drift?: readonly Pick<Fault, 'id' | 'operation'>[];
}

interface ServerOptions {
  readonly seed: string;
  readonly fault?: string;
  /** `b` is as correct as the usual one, and different in what the document leaves open. */
  readonly variant?: string;
}

interface ServerModule {
  createServer(options: ServerOptions): {
    listener: RequestListener;
    credentials: Record<string, Headers>;
  };
}

const root = new URL('../../../', import.meta.url);
const seeds = ['alder', 'birch', 'cedar'];

/** Two correct servers that have nothing in common but their document. */
const correct: readonly ServerOptions[] = [
  { seed: 'alder', variant: 'a' },
  { seed: 'birch', variant: 'b' },
];

const categories = [
  'response-shape',
  'status',
  'headers',
  'request-validation',
  'authentication',
  'authorisation',
  'lost-write',
  'partial-write',
  'bystanders',
  'paging',
  'search',
  'uniqueness',
  'relations',
  'secrets',
  'encodings',
  'isolation',
  'atomicity',
  'deep',
];

/** Proves of each fault that it shows from outside, and of the correct server that it keeps its document. */
export async function describeCorpus(corpus: Corpus): Promise<void> {
  const { faults, drift = [] } = (await importFrom(`bench/faults/catalogue/${corpus.api}.js`)) as Catalogue;
  const server = (await importFrom(`bench/faults/servers/${corpus.api}/server.js`)) as ServerModule;
  const judge = await createJudge(new URL(corpus.document, root));

  const run = async (probe: Probe, options: ServerOptions) => {
    const { listener, credentials } = server.createServer(options);
    const broken: string[] = [];
    const judged = (exchange: Exchange) => broken.push(...judge.faultsOf(exchange));
    await serve(listener, async (origin) => {
      const base = `${origin}${corpus.basePath}`;
      const target = { base, credentials, ...(options.fault === undefined ? { onExchange: judged } : {}) };
      await probe(createClient(target).as(corpus.role));
    });
    return broken;
  };

  const showsOnly = async (probe: Probe, fault: string) => {
    for (const kind of correct) {
      expect(await run(probe, kind)).toEqual([]);
      await expect(run(probe, { ...kind, fault })).rejects.toThrow(expect.objectContaining({ name: 'AssertionError' }));
    }
  };

  describe(`the correct server of ${corpus.api}`, () => {
    test.each(seeds)('keeps its document, happy or refusing, with the seed %s', async (seed) => {
      expect(await run(corpus.tour, { seed })).toEqual([]);
      expect([...judge.seen]).toEqual(expect.arrayContaining([...corpus.statuses]));
      const successes = [...judge.seen].filter((name) => / 2\d\d$/.test(name)).map((name) => name.split(' ')[0]);
      expect(new Set(successes)).toEqual(new Set(judge.operations));
    });

    test.each(seeds)('keeps its document as its variant, too, with the seed %s', async (seed) => {
      expect(await run(corpus.tour, { seed, variant: 'b' })).toEqual([]);
    });

    test('has no variant but that one', () => {
      expect(() => server.createServer({ seed: 'alder', variant: 'z' })).toThrow('no variant z');
    });
  });

  describe(`the faults of ${corpus.api}`, () => {
    test('have one probe each, and each an id of its own', () => {
      expect(Object.keys(corpus.probes).sort()).toEqual(faults.map(({ id }) => id).sort());
      for (const { category, operation } of faults) {
        expect(categories).toContain(category);
        expect(judge.operations).toEqual(expect.arrayContaining([operation].flat()));
      }
    });

    test.each(faults)('$id shows from outside', async ({ id }) => {
      await showsOnly(corpus.probes[id] as Probe, id);
    });
  });

  const probes = corpus.drift;
  if (probes === undefined) return;

  describe(`the drift of ${corpus.api}`, () => {
    test('has one probe for each difference', () => {
      expect(Object.keys(probes).sort()).toEqual(drift.map(({ id }) => id).sort());
      for (const { operation } of drift) {
        expect(judge.operations).toEqual(expect.arrayContaining([operation].flat()));
      }
    });

    test.each(Object.entries(probes))('shows %s from outside', async (_id, probe) => {
      await showsOnly(probe, 'drift');
    });
  });
}

async function serve(listener: RequestListener, use: (origin: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** The corpus is plain JavaScript, which the type checker of the tests does not read. */
function importFrom(path: string): Promise<unknown> {
  return import(/* @vite-ignore */ new URL(path, root).href);
}
