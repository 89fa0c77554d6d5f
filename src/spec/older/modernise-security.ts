import { madeOf } from '../made-of.js';
import { childOf, childrenOf, isObject, type Site } from '../site.js';
import type { Draft } from './swagger-parts.js';

const flows: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** `securityDefinitions` as `components.securitySchemes`. */
export function moderniseSecurity(root: Site): void {
  const definitions = childOf(root, 'securityDefinitions');
  if (!isObject(definitions.value)) return;
  const schemes = childrenOf(definitions).map((site) => [site.token, toScheme(site)] as const);
  const securitySchemes = madeOf(definitions, Object.fromEntries(schemes));
  (root.value as Draft).components = madeOf(definitions, { securitySchemes });
}

function toScheme(site: Site): unknown {
  if (!isObject(site.value)) return site.value;
  const { flow, authorizationUrl, tokenUrl, scopes = {}, ...scheme } = site.value;
  if (scheme.type === 'basic') return madeOf(site, { ...scheme, type: 'http', scheme: 'basic' });
  if (scheme.type !== 'oauth2') return madeOf(site, scheme);
  const name = Object.hasOwn(flows, String(flow)) ? flows[String(flow)] : undefined;
  const made = madeOf(site, { authorizationUrl, tokenUrl, scopes });
  return madeOf(site, { ...scheme, flows: madeOf(site, Object.fromEntries([[name ?? 'implicit', made]])) });
}
