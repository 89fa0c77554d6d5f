import { readFile } from 'node:fs/promises';
import { checkOperations } from './check-operations.js';
import { checkCircles, checkSpelling } from './check-references.js';
import { checkStructure } from './check-structure.js';
import { checkVersion } from './check-version.js';
import { compileSpec } from './compile-spec.js';
import { openDocuments } from './documents.js';
import { createFindings } from './findings.js';
import { operationSitesOf } from './operation-sites.js';
import type { ReadFile } from './read-document.js';
import type { SourceDocument } from './site.js';
import type { Spec } from './spec.js';
import { SpecError, toSpecError } from './spec-error.js';

export interface LoadOptions {
  /** How a file is read, by its absolute path; from disk unless told otherwise. */
  readonly readFile?: ReadFile;
}

/**
 * Reads an OpenAPI 3.1 document (YAML, or JSON where the name ends so) and the local files that it refers to, and
 * compiles it. Throws a SpecError that names everything that is wrong with it.
 */
export async function loadSpec(file: string, options: LoadOptions = {}): Promise<Spec> {
  const documents = await openDocuments(file, options.readFile ?? readFile);
  refuseOtherVersions(documents.root);

  const findings = createFindings();
  const links = await checkStructure(documents, findings);
  checkCircles(links, documents, findings.report);
  checkSpelling(links, documents, findings.report);
  const operations = operationSitesOf(documents);
  checkOperations(operations, documents, findings.report);

  const problems = findings.toProblems();
  if (problems.length > 0) throw toSpecError(file, problems);
  return compileSpec(operations, documents);
}

function refuseOtherVersions(root: SourceDocument): void {
  const refusal = checkVersion(root);
  if (refusal === undefined) return;
  if (refusal === 'none') {
    const reason = "it has no 'openapi' field; an OpenAPI document begins with openapi: 3.1.1";
    throw new SpecError(`${root.file} cannot be used: ${reason}.`, { code: 'not-openapi' });
  }
  const findings = createFindings();
  findings.report(refusal.site, refusal.message, 'unsupported');
  throw toSpecError(root.file, findings.toProblems());
}
