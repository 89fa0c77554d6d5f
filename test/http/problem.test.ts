import { expect, test } from 'vitest';
import {
  badRequest,
  conflict,
  createProblem,
  forbidden,
  headerOf,
  isProblem,
  notFound,
  toProblemDetails,
  unauthenticated,
  unprocessable,
} from '../../src/http/index.js';

test.each([
  { problem: badRequest('x'), status: 400 },
  { problem: unauthenticated('x'), status: 401 },
  { problem: forbidden('x'), status: 403 },
  { problem: notFound('x'), status: 404 },
  { problem: createProblem('method-not-allowed', 'x'), status: 405 },
  { problem: createProblem('not-acceptable', 'x'), status: 406 },
  { problem: conflict('x'), status: 409 },
  { problem: createProblem('body-too-large', 'x'), status: 413 },
  { problem: createProblem('path-too-long', 'x'), status: 414 },
  { problem: createProblem('unsupported-media-type', 'x'), status: 415 },
  { problem: unprocessable('x'), status: 422 },
  { problem: createProblem('too-many-requests', 'x'), status: 429 },
  { problem: createProblem('headers-too-large', 'x'), status: 431 },
  { problem: createProblem('internal', 'x'), status: 500 },
  { problem: createProblem('not-implemented', 'x'), status: 501 },
  { problem: createProblem('unavailable', 'x'), status: 503 },
])('$problem.problem is $status', ({ problem, status }) => {
  expect(problem.status).toBe(status);
  expect(isProblem(problem)).toBe(true);
});

test('a problem is written as RFC 9457 says, with its violations', () => {
  const violations = [{ pointer: '/body/a', keyword: 'type', message: 'must be string' }];
  expect(toProblemDetails(unprocessable('It is wrong.', violations))).toEqual({
    type: 'about:blank',
    title: 'unprocessable',
    status: 422,
    detail: 'It is wrong.',
    violations,
  });
  expect(toProblemDetails(notFound('Gone.'))).not.toHaveProperty('violations');
});

test('headers that came more than once are one list', () => {
  expect(headerOf({ accept: ['a/b', 'c/d'] }, 'accept')).toBe('a/b, c/d');
  expect(headerOf({ accept: 'a/b' }, 'accept')).toBe('a/b');
  expect(headerOf({}, 'accept')).toBeUndefined();
});
