import { listOf, mapOf, objectOf, requires, type Shape, text } from './shape.js';
import { childOf, isObject } from './site.js';

const variable = objectOf({ default: text }, requires('default'));

const placeholder = /\{([^{}]*)\}/g;

const declaresVariables: Shape = (site, { report }) => {
  const url = childOf(site, 'url');
  const variables = childOf(site, 'variables').value;
  if (typeof url.value !== 'string') return;
  for (const [, name = ''] of url.value.matchAll(placeholder)) {
    const isDeclared = isObject(variables) && Object.hasOwn(variables, name);
    if (!isDeclared) report(url, `The URL uses '{${name}}', which 'variables' does not declare.`);
  }
};

const hasValidUrl: Shape = (site, { report }) => {
  const { url, variables } = site.value as { url?: unknown; variables?: unknown };
  if (typeof url !== 'string') return;
  if (pathOfServer(withDefaults(url, variables)) === undefined) report(childOf(site, 'url'), `'${url}' is not a URL.`);
};

export const servers = listOf(
  objectOf({ url: text, variables: mapOf(variable) }, requires('url'), declaresVariables, hasValidUrl),
);

/** A server's URL, its variables replaced by their defaults; those without are left as they are. */
export function withDefaults(url: string, variables: unknown): string {
  return url.replace(placeholder, (whole, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
    return isObject(variable) && typeof variable.default === 'string' ? variable.default : whole;
  });
}

/** The path of a server's URL without a slash at the end; relative URLs count from the root. Undefined for no URL. */
export function pathOfServer(url: string): string | undefined {
  if (!URL.canParse(url, 'http://localhost/')) return undefined;
  return new URL(url, 'http://localhost/').pathname.replace(/\/+$/, '');
}
