import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import { createProblem, type Problem, type Target, toProblemDetails } from '../http/index.js';
import { guardControl } from './control-guard.js';
import type { ServedMock } from './lanes.js';
import { createNodeHandler, type NodeHandler, type NodeHandlerOptions } from './node-handler.js';

interface AppOptions extends NodeHandlerOptions {
  /** Answers below `/_twinspec/` what no mock does. */
  readonly control?: Target;
  /** Lets others than this machine's own programs steer. */
  readonly controlToken?: string;
}

/** The server's Express app: the overview at `/`, the mocks with their control planes, and what is nowhere. */
export function createApp(mocks: readonly ServedMock[], { control, controlToken, ...options }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');

  app.get('/', (_request, response) => {
    response.json({
      mocks: mocks.map(({ name, title, basePaths }) => ({
        name,
        title,
        basePath: `/${name}${basePaths[0] ?? ''}`,
        control: `/_twinspec/${name}`,
      })),
    });
  });

  const guarded = (handler: NodeHandler) =>
    atItsPath(guardControl(handler, { token: controlToken, isGuarded: () => true }));
  for (const mock of mocks) app.use(`/_twinspec/${mock.name}`, guarded(createNodeHandler(mock, options)));
  if (control) app.use('/_twinspec', guarded(createNodeHandler(control, options)));

  app.use((_request, response) => {
    const places = mocks.map(({ name, basePaths }) => `/${name}${basePaths[0] ?? ''}`).join(', ');
    refuse(response, createProblem('not-found', `Nothing is served here; the mocks are at: ${places}.`));
  });
  app.use(answerFailure);
  return app;
}

/** A handler that is told the path as it was sent. */
const atItsPath =
  (handler: NodeHandler): RequestHandler =>
  (request, response) => {
    request.url = request.originalUrl;
    request.baseUrl = '';
    handler(request, response);
  };

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
