import type { HttpRequest, HttpResponse } from '../http/index.js';

/** Below a sandbox's own path (`/~name`), a cookie goes no further than that sandbox: a browser sends it to no other. */
export function confineCookies({ sandbox, mount = '' }: HttpRequest, response: HttpResponse): HttpResponse {
  const cookies = response.headers['set-cookie'];
  if (sandbox === undefined || cookies === undefined) return response;
  const confined = [cookies].flat().map((cookie) => cookie.replace(/(;\s*path=)(?=\/)/i, `$1${mount}`));
  return { ...response, headers: { ...response.headers, 'set-cookie': confined } };
}
