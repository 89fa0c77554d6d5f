import { describe, expect, test } from 'vitest';
import { examples } from '../../../src/contract/phases/examples.js';
import { refersToOthers, tagExample } from '../../../src/contract/phases/examples-tagging.js';
import { errorsOf, people, runPhases } from './run-phases.js';

describe('an example that is to be created', () => {
  test('gets unique values of the run, and keeps the rest', () => {
    const example = { email: 'Noor@Example.com', username: 'noor', displayName: 'Noor', role: 'viewer', age: 3 };
    expect(tagExample(example, 'tsabc', 12)).toEqual({
      email: 'tsabc.bc.noor@example.com',
      username: 'tsabcbc',
      displayName: 'Noor tsabcbc',
      role: 'viewer',
      age: 3,
    });
  });

  test.each([
    { value: { users: ['b1c30c20-c163-4a11-a9bb-8383bd4741e4'] }, expected: true },
    { value: { owner_id: 'me' }, expected: true },
    { value: { ownerId: null, name: 'Night shift' }, expected: false },
    { value: ['admin'], expected: false },
  ])('names others in $value: $expected', ({ value, expected }) => {
    expect(refersToOthers(value)).toBe(expected);
  });
});

describe('examples', () => {
  test('of new records are all accepted, though the document gives the same to everybody', async () => {
    const server = await people();
    const { history, drafts, notes } = await runPhases([examples], server);
    const created = history.filter(({ request }) => request.method === 'POST');
    expect(created.length).toBeGreaterThanOrEqual(3);
    expect(created.map(({ response }) => response.status)).toEqual(created.map(() => 201));
    expect(errorsOf({ history, drafts, notes })).toEqual([]);
  });
});
