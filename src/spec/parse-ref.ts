import { dirname, resolve } from 'node:path';
import type { SpecErrorCode } from './spec-error.js';
import { unsupported } from './unsupported.js';

export type ParsedRef =
  | { readonly ok: true; readonly path: string; readonly pointer: string }
  | { readonly ok: false; readonly code: SpecErrorCode; readonly message: string };

/** Whether a document's path is the URL of a remote one. */
export const isRemote = (path: string): boolean => /^https?:/i.test(path);

/** Which document (absolute path, or URL) and which pointer a `$ref` names that is written in the document at `from`. */
export function parseRef($ref: string, from: string): ParsedRef {
  const hash = $ref.indexOf('#');
  const written = hash < 0 ? $ref : $ref.slice(0, hash);
  const target = decode(written);
  const pointer = decode(hash < 0 ? '' : $ref.slice(hash + 1));
  if (target === undefined || pointer === undefined) {
    return { ok: false, code: 'invalid', message: `The $ref '${$ref}' is not validly percent-encoded.` };
  }
  const refusal = isRemote(from) ? refusalOfRemote(written, from) : refusalOf(target);
  const reason = refusal ?? (pointer === '' || pointer.startsWith('/') ? undefined : unsupported.anchorReference);
  if (reason !== undefined) return { ok: false, code: 'unsupported', message: `${reason} ('${$ref}')` };
  if (target === '') return { ok: true, path: from, pointer };
  const isUrl = isRemote(from) || isRemote(written);
  return { ok: true, path: isUrl ? new URL(written, base(from)).href : resolve(dirname(from), target), pointer };
}

const base = (from: string): string | undefined => (isRemote(from) ? from : undefined);

function refusalOf(target: string): string | undefined {
  if (isRemote(target)) return URL.canParse(target) ? undefined : unsupported.remoteReference;
  if (/^(?:\/(?!\/)|\\|[a-z]:|file:)/i.test(target)) return unsupported.absoluteReference;
  return /^(?:\/\/|[a-z][a-z\d+.-]+:)/i.test(target) ? unsupported.remoteReference : undefined;
}

/** What a document from the network refers to comes from the network too. */
function refusalOfRemote(target: string, from: string): string | undefined {
  const isHttp = URL.canParse(target, from) && isRemote(new URL(target, from).href);
  return isHttp ? undefined : unsupported.localReference;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
