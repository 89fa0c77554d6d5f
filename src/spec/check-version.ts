import { childOf, rootOf, type Site, type SourceDocument } from './site.js';
import { unsupported } from './unsupported.js';

/** Why a document's version cannot be read, and the site of its version field. */
export interface VersionRefusal {
  readonly site: Site;
  readonly message: string;
}

/** Refuses everything but OpenAPI 3.1; `'none'` where the document does not say that it is OpenAPI at all. */
export function checkVersion(document: SourceDocument): VersionRefusal | 'none' | undefined {
  const openapi = childOf(rootOf(document), 'openapi');
  const swagger = childOf(rootOf(document), 'swagger');
  if (swagger.value !== undefined) return { site: swagger, message: unsupported.swagger };
  if (openapi.value === undefined) return 'none';

  const version = typeof openapi.value === 'string' ? openapi.value : JSON.stringify(openapi.value);
  if (/^3\.1\.\d+(?:-.+)?$/.test(version)) return undefined;
  return { site: openapi, message: messageFor(version) };
}

function messageFor(version: string): string {
  if (/^(?:[12]|3\.0)(?:\.|$)/.test(version)) return unsupported.olderVersion;
  return /^3\.(?!1)\d|^[4-9]/.test(version) ? unsupported.newerVersion : unsupported.unknownVersion;
}
