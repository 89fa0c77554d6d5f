import type { HttpRequest, HttpResponse } from '../http/index.js';
import type { NamedSandbox, Trace } from '../sandboxes/index.js';

/** Where an exchange takes place; told again when it has to begin anew. */
export type Begin = (sandbox: NamedSandbox) => Trace;

/** Serves a request and writes it, with what the trace was told on the way, into the journal of the sandbox that it was served in. */
export function recordExchange(
  { request, service }: { readonly request: HttpRequest; readonly service: string },
  serve: (begin: Begin) => HttpResponse | Promise<HttpResponse>,
): HttpResponse | Promise<HttpResponse> {
  const at = Date.now();
  const begun = performance.now();
  let place: { readonly sandbox: NamedSandbox; readonly trace: Trace } | undefined;
  const begin: Begin = (sandbox) => {
    const trace: Trace = { operation: undefined, answeredBy: 'refusal', violations: undefined };
    place = { sandbox, trace };
    return trace;
  };
  const record = (response: HttpResponse): HttpResponse => {
    const milliseconds = performance.now() - begun;
    place?.sandbox.journal.record({ ...place.trace, service, request, response, at, milliseconds });
    return response;
  };
  const response = serve(begin);
  return response instanceof Promise ? response.then(record) : record(response);
}
