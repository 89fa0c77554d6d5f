import { createMock, type MockOptions } from '../../src/index.js';

/** A mock of Secoda with its control plane: `steer` talks to the one, `ask` to the other. */
export async function createSteered(options: MockOptions = {}) {
  const mock = await createMock('secoda', options);
  const [credential] = mock.credentials;
  const credentials = { [credential?.header ?? '']: credential?.value ?? '' };

  const send = async (line: string, body: unknown, headers: Record<string, string>) => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    const answer = await mock.fetch(`http://localhost${path}`, { method, headers: typed, ...content });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    mock,
    steer: (line: string, body?: unknown) => {
      const [method, path] = line.split(' ');
      return send(`${method} /_twinspec${path}`, body, {});
    },
    ask: (line: string, body?: unknown) => send(line, body, credentials),
  };
}
