import { type Problem, toProblemDetails } from '../http/index.js';
import type { Endpoint } from './endpoint.js';
import { flawOf } from './flaw.js';
import type { Service, WrittenProblem } from './service.js';

/** The service's words for a problem; RFC 9457 where it has none, or none that can be sent. */
export function createProblemWriter(
  { writeProblem }: Service,
  onError: (error: Error) => void,
): (problem: Problem, endpoint?: Pick<Endpoint, 'operation'>) => WrittenProblem {
  if (writeProblem === undefined) return writeProblemDetails;
  return (problem, endpoint) => {
    try {
      const written = writeProblem(problem, endpoint?.operation);
      const flaw = flawOf(written.status ?? problem.status, { 'content-type': written.contentType });
      if (flaw === undefined) return written;
      throw new Error(`A ${problem.problem} problem cannot be sent as the service writes it: ${flaw}`);
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
      return writeProblemDetails(problem);
    }
  };
}

const writeProblemDetails = (problem: Problem): WrittenProblem => ({
  contentType: 'application/problem+json',
  body: toProblemDetails(problem),
});
