import { dirname, resolve } from 'node:path';
import type { SpecErrorCode } from './spec-error.js';
import { unsupported } from './unsupported.js';

export type ParsedRef =
  | { readonly ok: true; readonly path: string; readonly pointer: string }
  | { readonly ok: false; readonly code: SpecErrorCode; readonly message: string };

/** Which file (absolute path) and which pointer a `$ref` names that is written in the file at `from`. */
export function parseRef($ref: string, from: string): ParsedRef {
  const hash = $ref.indexOf('#');
  const target = decode(hash < 0 ? $ref : $ref.slice(0, hash));
  const pointer = decode(hash < 0 ? '' : $ref.slice(hash + 1));
  if (target === undefined || pointer === undefined) {
    return { ok: false, code: 'invalid', message: `The $ref '${$ref}' is not validly percent-encoded.` };
  }
  const refusal = refusalOf(target, pointer);
  if (refusal !== undefined) return { ok: false, code: 'unsupported', message: `${refusal} ('${$ref}')` };
  return { ok: true, path: target === '' ? from : resolve(dirname(from), target), pointer };
}

function refusalOf(target: string, pointer: string): string | undefined {
  if (/^(?:\/(?!\/)|\\|[a-z]:|file:)/i.test(target)) return unsupported.absoluteReference;
  if (/^(?:\/\/|[a-z][a-z\d+.-]+:)/i.test(target)) return unsupported.remoteReference;
  return pointer === '' || pointer.startsWith('/') ? undefined : unsupported.anchorReference;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
