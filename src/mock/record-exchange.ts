import type { HttpRequest, HttpResponse } from '../http/index.js';
import type { NamedSandbox, Trace } from '../sandboxes/index.js';

interface Served {
  readonly request: HttpRequest;
  readonly sandbox: NamedSandbox;
  readonly service: string;
}

/** Serves a request and writes it into the journal of its sandbox, with what the trace was told on the way. */
export function recordExchange(
  { request, sandbox, service }: Served,
  serve: (trace: Trace) => HttpResponse | Promise<HttpResponse>,
): HttpResponse | Promise<HttpResponse> {
  const trace: Trace = { operation: undefined, answeredBy: 'refusal', violations: undefined };
  const at = Date.now();
  const begun = performance.now();
  const record = (response: HttpResponse): HttpResponse => {
    sandbox.journal.record({ ...trace, service, request, response, at, milliseconds: performance.now() - begun });
    return response;
  };
  const response = serve(trace);
  return response instanceof Promise ? response.then(record) : record(response);
}
