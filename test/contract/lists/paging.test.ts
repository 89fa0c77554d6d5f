import { describe, expect, test } from 'vitest';
import { listsPhase } from '../../../src/contract/phases/lists.js';
import { errorsOf, runPhases } from '../phases/run-phases.js';
import { specFrom } from '../support/spec-from.js';
import { createThings, documentOf, type Style } from './things.js';

const run = async (style: Style) => {
  const ran = await runPhases([listsPhase], {
    spec: await specFrom(documentOf(style)),
    listener: createThings(style),
    allowEffects: true,
  });
  return { ...ran, errors: errorsOf(ran) };
};

const styles = ['page', 'offset', 'cursor', 'address', 'link-header'] as const;

describe('pages-partition-the-list', () => {
  test.each(styles)('is content with a correct list paged by %s', async (style) => {
    const { errors, history } = await run({ style });
    expect(errors).toEqual([]);
    expect(history.some(({ request }) => request.query.includes('page_size=2'))).toBe(true);
  });

  test('is content with a correct list that is an array', async () => {
    expect((await run({ style: 'offset', isBare: true })).errors).toEqual([]);
  });

  test.each(styles.flatMap((style) => (['skips', 'repeats'] as const).map((fault) => ({ style, fault }))))(
    'sees that a list paged by $style $fault an item',
    async (style) => {
      expect((await run(style)).errors).toContain('pages-partition-the-list listThings');
    },
  );

  test.each([
    { style: 'cursor', fault: 'ends-early' },
    { style: 'address', fault: 'ends-early' },
    { style: 'cursor', fault: 'never-ends' },
    { style: 'address', fault: 'never-ends' },
    { style: 'page', fault: 'total-of-page' },
    { style: 'offset', fault: 'total-of-page' },
    { style: 'page', fault: 'ignores-size' },
    { style: 'page', fault: 'marks-wrong' },
  ] as const)('sees that a list paged by $style has the fault $fault', async (style) => {
    expect((await run(style)).errors).toContain('pages-partition-the-list listThings');
  });
});
