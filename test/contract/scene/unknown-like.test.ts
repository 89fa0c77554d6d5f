import { expect, test } from 'vitest';
import { unknownLike } from '../../../src/contract/scene/unknown-like.js';

test.each([
  { known: 12, unknown: 987_654_333 },
  { known: '12', unknown: '987654321' },
  { known: 'ada@example.com', unknown: 'nobody.ada@example.com' },
  { known: 'd4132829-36f1-43d9-a5ff-660fbf4de555', unknown: '7d0c8a52-3f1e-4b6a-9c4d-5e2f81b07a96' },
  { known: '5f1b2c3d4e5f', unknown: '5f1b2c6a7b8c' },
  { known: 'usr_Ab1', unknown: 'usr_De4' },
])('an unknown key like $known is $unknown', ({ known, unknown }) => {
  expect(unknownLike(known)).toBe(unknown);
});
