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
  const [written = '', fragment = ''] = splitAtHash($ref);
  const target = decode(written);
  const pointer = decode(fragment);
  if (target === undefined || pointer === undefined) {
    return { ok: false, code: 'invalid', message: `The $ref '${$ref}' is not validly percent-encoded.` };
  }
  const reason = (isRemote(from) ? refusalOfRemote(written, from) : refusalOf(target)) ?? refusalOfPointer(pointer);
  if (reason !== undefined) return { ok: false, code: 'unsupported', message: `${reason} ('${$ref}')` };
  return { ok: true, path: target === '' ? from : pathOf(written, target, from), pointer };
}

function splitAtHash($ref: string): readonly string[] {
  const hash = $ref.indexOf('#');
  return hash < 0 ? [$ref] : [$ref.slice(0, hash), $ref.slice(hash + 1)];
}

/** URLs stay encoded; paths are not. */
function pathOf(written: string, target: string, from: string): string {
  if (isRemote(from)) return new URL(written, from).href;
  return isRemote(written) ? new URL(written).href : resolve(dirname(from), target);
}

const refusalOfPointer = (pointer: string): string | undefined =>
  pointer === '' || pointer.startsWith('/') ? undefined : unsupported.anchorReference;

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
