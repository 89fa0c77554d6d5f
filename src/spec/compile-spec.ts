import type { OpenAPIV3_1 } from 'openapi-types';
import { type Compilation, compileEntries } from './compile-content.js';
import { compileOperation, compileOutgoing } from './compile-operation.js';
import { compileSecurityScheme } from './compile-security-scheme.js';
import { type Documents, referenceTo, resolveSite, toUris } from './documents.js';
import { createLocator, type Findings } from './findings.js';
import type { OperationSite } from './operation-sites.js';
import { isRemote } from './parse-ref.js';
import { pathOfServer, withDefaults } from './server-shape.js';
import { childOf, childrenOf, rootOf, type Site, type SourceDocument, siteAt } from './site.js';
import type { Reference, Spec } from './spec.js';

type RootObject = OpenAPIV3_1.Document<{ 'x-twinspec'?: unknown }> & { readonly 'x-twinspec'?: unknown };

/** The spec of documents in which nothing was found wrong. */
export function compileSpec(
  operations: readonly OperationSite[],
  documents: Documents,
  findings: Pick<Findings, 'toWarnings'>,
): Spec {
  let warnings: Spec['warnings'] | undefined;
  let webhooks: Spec['webhooks'] | undefined;
  const root = rootOf(documents.root);
  const { info, servers = [], 'x-twinspec': extension } = root.value as RootObject;
  const urls = servers.length === 0 ? ['/'] : servers.map(({ url, variables }) => withDefaults(url, variables));
  const uris = toUris(documents.all());
  const compilation: Compilation = {
    follow: (site) => resolveSite(site, documents) ?? site,
    refer: (site) => referenceTo(site, uris),
    parameters: new Map(),
    responses: new Map(),
  };

  return {
    file: documents.root.file,
    files: documents.all().flatMap(({ path, file }) => (isRemote(path) ? [] : [file])),
    title: info.title,
    version: info.version,
    servers: urls,
    basePaths: [...new Set(urls.map((url) => pathOfServer(url) ?? ''))],
    operations: operations.map((operation) => compileOperation(operation, documents, compilation)),
    securitySchemes: compileEntries(childOf(childOf(root, 'components'), 'securitySchemes'), (scheme) =>
      compileSecurityScheme(compilation.follow(scheme)),
    ),
    extension,
    get webhooks() {
      webhooks ??= childrenOf(childOf(root, 'webhooks'))
        .filter(({ token }) => !token.startsWith('x-'))
        .flatMap((item) => compileOutgoing(item, documents, compilation));
      return webhooks;
    },
    get warnings() {
      warnings ??= findings.toWarnings();
      return warnings;
    },
    documents: new Map([...uris].map(([document, uri]) => [uri, document.content])),
    ...createReader(documents, uris),
  };
}

function createReader(
  documents: Documents,
  uris: ReadonlyMap<SourceDocument, string>,
): Pick<Spec, 'read' | 'resolve' | 'locate'> {
  const byUri = new Map([...uris].map(([document, uri]) => [uri, document]));
  const locate = createLocator();
  const siteOf = ({ uri, pointer }: Reference): Site | undefined => {
    const document = byUri.get(uri);
    return document && siteAt(document, pointer);
  };

  return {
    read: (reference) => siteOf(reference)?.value,
    resolve(reference) {
      const site = siteOf(reference);
      return site && resolveSite(site, documents)?.value;
    },
    locate({ uri, pointer }) {
      const document = byUri.get(uri);
      if (document === undefined) throw new TypeError(`No document of this spec has the URI '${uri}'.`);
      return locate(document, pointer);
    },
  };
}
