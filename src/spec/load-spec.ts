import { checkOperations } from './check-operations.js';
import { checkCircles, checkSpelling } from './check-references.js';
import { checkStructure } from './check-structure.js';
import { compileSpec } from './compile-spec.js';
import { type DocumentReaders, openDocuments } from './documents.js';
import { declaredEdition } from './edition.js';
import { createFindings } from './findings.js';
import { operationSitesOf } from './operation-sites.js';
import type { ReadFile } from './read-document.js';
import { readRegularFile } from './read-regular-file.js';
import type { Network } from './remote/index.js';
import { childOf, rootOf, type SourceDocument } from './site.js';
import type { Spec } from './spec.js';
import { SpecError, toSpecError } from './spec-error.js';

export interface LoadOptions {
  /** How a file is read, by its absolute path; from disk unless told otherwise. */
  readonly readFile?: ReadFile;
  /** Whether `$ref`s may lead to http and https addresses, though never to private ones; they may not by default. */
  readonly allowRemoteRefs?: boolean;
  /** How names are looked up and addresses are asked; the network unless told otherwise. */
  readonly network?: Network;
}

/**
 * Reads an OpenAPI document (3.2, 3.1, 3.0, or Swagger 2.0; YAML or JSON) and the files that it refers to, and
 * compiles it. Throws a SpecError that names everything that is wrong with it.
 */
export async function loadSpec(file: string, options: LoadOptions = {}): Promise<Spec> {
  const documents = await openDocuments(file, await readersOf(options));
  refuseOtherVersions(documents.root);

  const findings = createFindings();
  const links = await checkStructure(documents, findings);
  checkCircles(links, documents, findings.report);
  checkSpelling(links, documents, findings.report);
  const operations = operationSitesOf(documents);
  checkOperations(operations, documents, findings.report);

  const problems = findings.toProblems();
  if (problems.length > 0) throw toSpecError(file, problems);
  return compileSpec(operations, documents, findings);
}

async function readersOf({ readFile = readRegularFile, allowRemoteRefs = false, network }: LoadOptions) {
  if (!allowRemoteRefs) return { readFile } satisfies DocumentReaders;
  const { createRemoteReader } = await import('./remote/index.js');
  return { readFile, readRemote: createRemoteReader(network) } satisfies DocumentReaders;
}

function refuseOtherVersions(root: SourceDocument): void {
  const declared = declaredEdition(root.content);
  if (declared === undefined) {
    const reason = "it has no 'openapi' or 'swagger' field; an OpenAPI document begins with openapi: 3.1.1";
    throw new SpecError(`${root.file} cannot be used: ${reason}.`, { code: 'not-openapi' });
  }
  if ('edition' in declared) return;
  const findings = createFindings();
  findings.report(childOf(rootOf(root), declared.field), declared.refusal, 'unsupported');
  throw toSpecError(root.file, findings.toProblems());
}
