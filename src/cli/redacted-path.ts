import type { Mock } from '../create-mock.js';
import type { Exchange } from '../sandboxes/index.js';

/** A path without the parts that the template of its operation calls secret. */
export type Redaction = (path: string, served: Pick<Exchange, 'service' | 'operation'> | undefined) => string;

export function createPathRedaction(mocks: readonly Pick<Mock, 'name' | 'spec'>[]): Redaction {
  return (path, served) => {
    const spec = mocks.find(({ name }) => name === served?.service)?.spec;
    const template = spec?.operations.find(({ id }) => id === served?.operation)?.path;
    return template === undefined || !secret.test(template) ? path : redact(path, template);
  };
}

const secret = /\{[^{}]*(?:token|secret|password|api-?_?key)\}/i;

/** The template ends where the path does; what stands before it, such as the path of the server, is no secret. */
function redact(path: string, template: string): string {
  const [segments, parts] = [path.split('/'), template.split('/')];
  const start = segments.length - parts.length;
  return segments.map((segment, index) => (secret.test(parts[index - start] ?? '') ? '…' : segment)).join('/');
}
