import express, { type Express } from 'express';
import { createProblem, toProblemDetails } from '../http/index.js';
import { guardControl } from './control-guard.js';
import type { ServedMock } from './mounts.js';
import type { NodeHandler } from './node-handler.js';

/** The server's Express app: the overview at `/`, the mocks with their control planes, and what is nowhere. */
export function createApp(mocks: readonly ServedMock[], serve: NodeHandler): Express {
  const app = express();
  app.disable('x-powered-by');

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

  const guarded = guardControl(serve);
  app.use(mocks.map(({ name }) => `/_twinspec/${name}`), (request, response) => {
    request.url = request.originalUrl;
    guarded(request, response);
  });

  app.use((_request, response) => {
    const places = mocks.map(({ name, basePaths }) => `/${name}${basePaths[0] ?? ''}`).join(', ');
    const problem = createProblem('not-found', `Nothing is served here; the mocks are at: ${places}.`);
    response.status(404).type('application/problem+json').send(JSON.stringify(toProblemDetails(problem)));
  });
  return app;
}
