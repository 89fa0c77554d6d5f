import type { HttpRequest, HttpResponse } from '../http/index.js';
import type { Chronicle, NamedSandbox, Trace } from '../sandboxes/index.js';

/** Where an exchange takes place; told again when it has to begin anew. */
export type Begin = (sandbox: NamedSandbox) => Trace;

interface Served {
  readonly request: HttpRequest;
  readonly service: string;
  /** Counts what never got as far as a sandbox. */
  readonly chronicle: Chronicle;
}

const refused: Trace = { operation: undefined, answeredBy: 'refusal', violations: undefined };

/** Serves a request and writes it, with what the trace was told on the way, into the journal of the sandbox that it was served in. */
export function recordExchange(
  { request, service, chronicle }: Served,
  serve: (begin: Begin) => HttpResponse | Promise<HttpResponse>,
): HttpResponse | Promise<HttpResponse> {
  const at = Date.now();
  const begun = performance.now();
  let place: { readonly sandbox: NamedSandbox; readonly trace: Trace } | undefined;
  const begin: Begin = (sandbox) => {
    const trace = { ...refused };
    place = { sandbox, trace };
    return trace;
  };
  const record = (response: HttpResponse): HttpResponse => {
    const milliseconds = performance.now() - begun;
    const told = { service, request, response, at, milliseconds };
    if (place === undefined) chronicle.tally.count({ ...refused, ...told });
    else place.sandbox.journal.record({ ...place.trace, ...told });
    return response;
  };
  const response = serve(begin);
  return response instanceof Promise ? response.then(record) : record(response);
}
