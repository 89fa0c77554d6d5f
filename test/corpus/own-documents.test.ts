import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkNames, createHandlerTarget, phaseNames, verify } from '../../src/contract/index.js';
import { createMock } from '../../src/index.js';
import { readResourceModel } from '../../src/resources/index.js';
import { loadSpec, type Spec } from '../../src/spec/index.js';

interface Label {
  readonly name: string;
  readonly document: { readonly own?: string };
  readonly isHeldOut: boolean;
  readonly operations: ReadonlyMap<string, unknown>;
}

interface Count {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

interface Corpus {
  labelNames(): readonly string[];
  readLabel(name: string): Label;
  toConclusion(spec: Spec, model: unknown): unknown;
  score(label: Label, conclusion: unknown): { collections: Count; roles: Count; differences: readonly string[] };
  sumOf(counts: readonly Count[]): Count;
  precisionOf(count: Count): number;
  recallOf(count: Count): number;
}

const folder = new URL('../../bench/corpus/', import.meta.url);
const parts = await Promise.all(
  ['labels.js', 'conclusion.js', 'score.js'].map((file) => import(new URL(file, folder).href) as Promise<object>),
);
const corpus = Object.assign({}, ...parts) as Corpus;

const own = corpus
  .labelNames()
  .map(corpus.readLabel)
  .filter(({ document }) => document.own !== undefined);
const fileOf = ({ document }: Label): string => fileURLToPath(new URL(`documents/${document.own ?? ''}`, folder));
const signaturesOf = ({ operations }: Spec) => operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);

describe('the labelled documents that we have written', () => {
  test.each(own)('$name has a label for every operation', async (label) => {
    expect([...label.operations.keys()].sort()).toEqual(signaturesOf(await loadSpec(fileOf(label))).sort());
  });

  test('are understood as their labels say', async () => {
    const scores = await Promise.all(
      own.map(async (label) => {
        const spec = await loadSpec(fileOf(label));
        return corpus.score(label, corpus.toConclusion(spec, readResourceModel(spec)));
      }),
    );
    for (const what of ['collections', 'roles'] as const) {
      const sum = corpus.sumOf(scores.map((score) => score[what]));
      expect(corpus.precisionOf(sum)).toBeGreaterThanOrEqual(0.95);
      expect(corpus.recallOf(sum)).toBeGreaterThanOrEqual(0.9);
    }
  });

  test.each(own.filter(({ name }) => ['projects', 'tasks'].includes(name)))(
    'the mock of $name keeps its document',
    async (label) => {
      const mock = await createMock(fileOf(label), { seed: 'corpus' });
      const schemes = Object.keys(mock.spec.securitySchemes).map((name) => [name, 'twinspec']);
      const settings = {
        seed: 'corpus',
        identities: [{ name: 'everybody', credentials: Object.fromEntries(schemes) as Record<string, string> }],
        phases: phaseNames.filter((name) => ['examples', 'state'].includes(name)),
        checks: checkNames,
        parameters: {},
        ...{ readOnly: false, shared: false, allowEffects: true, failFast: false, reproduce: false },
        workflows: [],
      };
      const findings: string[] = [];
      for await (const event of verify(mock.spec, createHandlerTarget(mock, mock.basePaths[0]), settings))
        if (event.type === 'finding' && event.finding.severity === 'error') findings.push(event.finding.message);
      expect(findings).toEqual([]);
    },
  );
});
