import { unsupported } from './unsupported.js';

/** The versions of OpenAPI that are read, without their patch level; 2.0 is Swagger. */
export type Edition = '2.0' | '3.0' | '3.1' | '3.2';

/** What a document says of its version: an edition that we read, why we do not read it, or nothing. */
export type DeclaredEdition =
  | { readonly edition: Edition }
  | { readonly field: 'openapi' | 'swagger'; readonly refusal: string }
  | undefined;

export const isOlder = (edition: Edition): edition is '2.0' | '3.0' => edition === '2.0' || edition === '3.0';

/** Versions without quotes are numbers in YAML, where 2.0 and 2 are the same. */
const editions: readonly (readonly [field: 'openapi' | 'swagger', pattern: RegExp, edition: Edition])[] = [
  ['swagger', /^2(?:\.0)?$/, '2.0'],
  ['openapi', /^3\.0(?:\.\d+)?(?:-.+)?$/, '3.0'],
  ['openapi', /^3\.1(?:\.\d+)?(?:-.+)?$/, '3.1'],
  ['openapi', /^3\.2(?:\.\d+)?(?:-.+)?$/, '3.2'],
];

export function declaredEdition(content: object): DeclaredEdition {
  const field = (['openapi', 'swagger'] as const).find((name) => Object.hasOwn(content, name));
  if (field === undefined) return undefined;
  const written = (content as Partial<Record<typeof field, unknown>>)[field];
  const version = typeof written === 'string' ? written : JSON.stringify(written);
  const known = editions.find(([owner, pattern]) => owner === field && pattern.test(version));
  return known === undefined ? { field, refusal: refusalOf(field, version) } : { edition: known[2] };
}

function refusalOf(field: 'openapi' | 'swagger', version: string): string {
  if (field === 'swagger' || /^[12](?:\.|$)/.test(version)) return unsupported.olderVersion;
  return /^3\.[3-9]|^3\.\d\d|^[4-9]/.test(version) ? unsupported.newerVersion : unsupported.unknownVersion;
}
