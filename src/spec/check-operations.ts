import { checkParameters, checkTemplates, checkTwins } from './check-paths.js';
import type { Documents } from './documents.js';
import type { Report } from './findings.js';
import type { OperationSite } from './operation-sites.js';
import { childOf, childrenOf, rootOf, type Site } from './site.js';

/** Checks what no part of the document can tell alone. */
export function checkOperations(operations: readonly OperationSite[], documents: Documents, report: Report): void {
  checkTemplates(documents, report);
  checkTwins(operations, report);
  checkIds(operations, report);
  checkSecurity(operations, documents, report);
  for (const operation of operations) checkParameters(operation, documents, report);
}

/** operationIds are unique; every place that uses one of them twice is named. */
function checkIds(operations: readonly OperationSite[], report: Report): void {
  const sites = new Map<unknown, Site[]>();
  for (const { site } of operations) {
    const id = childOf(site, 'operationId');
    if (typeof id.value === 'string') sites.set(id.value, [...(sites.get(id.value) ?? []), id]);
  }
  for (const [id, twins] of sites) {
    if (twins.length === 1) continue;
    for (const twin of twins)
      report(twin, `The operationId '${String(id)}' is used ${twins.length} times: it must be unique.`);
  }
}

/** Security requirements name schemes that the root document declares. */
function checkSecurity(operations: readonly OperationSite[], documents: Documents, report: Report): void {
  const root = rootOf(documents.root);
  const schemes = childOf(childOf(root, 'components'), 'securitySchemes');
  for (const owner of [root, ...operations.map(({ site }) => site)]) {
    for (const requirement of childrenOf(childOf(owner, 'security')).flatMap(childrenOf)) {
      if (childOf(schemes, requirement.token).value !== undefined) continue;
      report(requirement, `The security scheme '${requirement.token}' is not declared in components.securitySchemes.`);
    }
  }
}
