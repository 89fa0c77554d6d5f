import { describe, expect, test } from 'vitest';
import { nearestTemplates } from '../../src/routing/index.js';

const templates = ['/users', '/users/{id}', '/users/{id}/roles', '/groups', '/groups/{id}', '/version'];

describe('the templates nearest to a path', () => {
  test.each([
    { path: '/user', nearest: '/users' },
    { path: '/users/7/role', nearest: '/users/{id}/roles' },
    { path: '/group/7', nearest: '/groups/{id}' },
    { path: '/versions', nearest: '/version' },
  ])('begin with $nearest for $path', ({ path, nearest }) => {
    expect(nearestTemplates(path, templates)[0]).toBe(nearest);
  });

  test('are three at most, and none where nothing is alike', () => {
    expect(nearestTemplates('/users/1/2', templates)).toHaveLength(3);
    expect(nearestTemplates('/', ['/users/{id}/roles'])).toEqual([]);
    expect(nearestTemplates('', templates)).toEqual([]);
  });

  test('cost little for a path of thousands of segments', () => {
    const start = performance.now();
    nearestTemplates('/x'.repeat(4_000), templates);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
