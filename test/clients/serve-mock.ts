import { createMock, type Mock, type MockOptions, type RunningServer } from '../../src/index.js';

export interface ServedMock {
  readonly mock: Mock;
  readonly url: string;
  /** What clients have sent since the last `reset`: `GET /api/users/whoami 200`. */
  readonly exchanges: readonly string[];
  /** Back to the fixture, with nothing sent yet. */
  reset(): void;
  close: RunningServer['close'];
}

/** A bundled mock on a port of its own, which remembers what it was asked. */
export async function serveMock(name: string, settings: MockOptions['settings'] = {}): Promise<ServedMock> {
  const mock = await createMock(name, { seed: 'clients', settings });
  const exchanges: string[] = [];
  const { url, close } = await mock.listen({
    onExchange: ({ request, response }) => exchanges.push(`${request.method} ${request.path} ${response.status}`),
  });
  const reset = (): void => {
    exchanges.length = 0;
    mock.reset();
  };
  return { mock, url, exchanges, reset, close };
}
