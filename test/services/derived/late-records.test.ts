import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDocumentService } from '../../../src/services/index.js';
import { loadSpec } from '../../../src/spec/index.js';

const documents = ['projects.yaml', 'tasks.yaml'];

test.each(documents)(
  'the records that %s begins with are the same in whatever order they are asked for',
  async (name) => {
    const spec = await loadSpec(`bench/corpus/documents/${name}`);
    const open = async () => (await createDocumentService('any', spec, { seed: 'late' })).base();
    const whole = (await open()).snapshot();
    const collections = Object.keys(whole.collections);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(collections, { minLength: 1, maxLength: collections.length }),
        async (order) => {
          const base = await open();
          for (const collection of order) {
            expect([...base.collection(collection)]).toEqual(whole.collections[collection]);
          }
          expect(base.snapshot()).toEqual(whole);
        },
      ),
      { numRuns: 4 },
    );
  },
);
