import type { OpenAPIV3_1 } from 'openapi-types';
import { childOf, childrenOf, type Site } from './site.js';
import type { SecurityScheme } from './spec.js';

type SchemeObject = OpenAPIV3_1.SecuritySchemeObject | { readonly type: 'mutualTLS' };

/** What a client has to send for a scheme. */
export function compileSecurityScheme(site: Site): SecurityScheme {
  const scheme = site.value as SchemeObject;
  switch (scheme.type) {
    case 'apiKey':
      return { type: 'apiKey', name: scheme.name, in: scheme.in as 'query' | 'header' | 'cookie' };
    case 'http': {
      const { bearerFormat } = scheme;
      return { type: 'http', scheme: scheme.scheme.toLowerCase(), ...(bearerFormat !== undefined && { bearerFormat }) };
    }
    case 'oauth2':
      return { type: 'oauth2', scopes: scopesOf(site) };
    default:
      return { type: scheme.type };
  }
}

/** The scopes of all flows, each once. */
function scopesOf(site: Site): readonly string[] {
  const flows = childrenOf(childOf(site, 'flows'));
  return [...new Set(flows.flatMap((flow) => childrenOf(childOf(flow, 'scopes'))).map(({ token }) => token))];
}
