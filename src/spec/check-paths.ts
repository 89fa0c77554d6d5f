import type { Documents } from './documents.js';
import type { Report } from './findings.js';
import {
  type DeclaredParameter,
  identityOf,
  type OperationSite,
  parametersOf,
  pathSitesOf,
} from './operation-sites.js';
import { childOf } from './site.js';

/** Templates are well-formed. */
export function checkTemplates(documents: Documents, report: Report): void {
  for (const site of pathSitesOf(documents)) {
    const template = site.token;
    const names = namesIn(template);
    if (/[{}]/.test(template.replace(placeholder, ''))) report(site, `The braces of '${template}' do not match.`);
    if (new Set(names).size < names.length) report(site, `'${template}' names the same parameter twice.`);
  }
}

/** Of templates that stand for the same paths, each has methods of its own. */
export function checkTwins(operations: readonly OperationSite[], report: Report): void {
  const seen = new Map<string, string>();
  for (const { path, method, site } of operations) {
    const key = `${method} ${path.replace(placeholder, '{}')}`;
    const twin = seen.get(key);
    if (twin !== undefined) report(site, `'${path}' stands for the same paths as '${twin}': keep one of them.`);
    seen.set(key, twin ?? path);
  }
}

/** Path parameters stand both in the template and in the declarations, and nothing is declared twice in one list. */
export function checkParameters(operation: OperationSite, documents: Documents, report: Report): void {
  const shared = parametersOf(operation.shared, documents);
  const own = parametersOf(childOf(operation.site, 'parameters'), documents);
  reportTwins(shared, report);
  reportTwins(own, report);

  const inPath = [...shared, ...own].filter((parameter) => parameter.in === 'path');
  const names = namesIn(operation.path);
  for (const { name, entry } of inPath) {
    if (!names.includes(name)) report(entry, `The path parameter '${name}' does not stand in '${operation.path}'.`);
  }
  for (const name of names) {
    if (inPath.some((parameter) => parameter.name === name)) continue;
    report(operation.site, `'{${name}}' of '${operation.path}' is not declared: add a parameter with 'in: path'.`);
  }
}

const placeholder = /\{[^{}]+\}/g;

const namesIn = (template: string): readonly string[] =>
  Array.from(template.matchAll(placeholder), ([whole]) => whole.slice(1, -1));

function reportTwins(parameters: readonly DeclaredParameter[], report: Report): void {
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const identity = identityOf(parameter);
    if (seen.has(identity))
      report(parameter.entry, `The ${parameter.in} parameter '${parameter.name}' is declared twice.`);
    seen.add(identity);
  }
}
