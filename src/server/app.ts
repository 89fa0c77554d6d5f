import express, { type ErrorRequestHandler, type Express, type Response } from 'express';
import { createProblem, type Problem, toProblemDetails } from '../http/index.js';
import { guardControl } from './control-guard.js';
import type { ServedMock } from './lanes.js';
import { createNodeHandler, type NodeHandlerOptions } from './node-handler.js';

/** The server's Express app: the overview at `/`, the mocks with their control planes, and what is nowhere. */
export function createApp(mocks: readonly ServedMock[], options: NodeHandlerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');

  app.get(['/', '/_twinspec'], (_request, response) => {
    response.json({
      mocks: mocks.map(({ name, title, basePaths }) => ({
        name,
        title,
        basePath: `/${name}${basePaths[0] ?? ''}`,
        control: `/_twinspec/${name}`,
      })),
    });
  });

  for (const mock of mocks) {
    const control = guardControl(createNodeHandler(mock, options));
    app.use(`/_twinspec/${mock.name}`, (request, response) => {
      request.url = request.originalUrl;
      request.baseUrl = '';
      control(request, response);
    });
  }

  app.use((_request, response) => {
    const places = mocks.map(({ name, basePaths }) => `/${name}${basePaths[0] ?? ''}`).join(', ');
    refuse(response, createProblem('not-found', `Nothing is served here; the mocks are at: ${places}.`));
  });
  app.use(answerFailure);
  return app;
}

/** Instead of Express's own page, which shows the stack; four parameters are how Express knows such a handler. */
// eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars
const answerFailure: ErrorRequestHandler = (_error, _request, response, _next) => {
  refuse(response, createProblem('internal', 'The server failed to answer.'));
};

function refuse(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblemDetails(problem)));
}
