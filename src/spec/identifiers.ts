import { pathToFileURL } from 'node:url';
import type { Warn } from './findings.js';
import { isRemote } from './parse-ref.js';
import { tokensOf } from './pointer.js';
import { childOf, isObject, rootOf, type Site, type SourceDocument } from './site.js';
import { unsupported } from './unsupported.js';
import { writeRef } from './write-ref.js';

/**
 * What schemas call themselves (`$id`, `$anchor`, `$dynamicAnchor`). References by such names become references by place,
 * and the names are removed: nobody after loading has to know them.
 */
export interface Identifiers {
  /** Notes what a schema is called. */
  note(schema: Site): void;
  /** Whether a `$ref` or `$dynamicRef` may mean a name, so that all names have to be known before it is followed. */
  mayName(ref: Site): boolean;
  /** Where a reference leads by name, which is written by place from then on; undefined where no name is meant. */
  settle(ref: Site, warn: Warn): { readonly site: Site; readonly target: Site } | undefined;
  /** Removes the names. */
  forget(): void;
}

type Draft = Record<string, unknown>;

export function createIdentifiers(): Identifiers {
  const noted = new Set<Draft>();
  const byId = new Map<string, Site>();
  const anchors = new Map<unknown, Map<string, Site>>();
  const dynamic = new Map<string, Site[]>();

  const addAnchor = (schema: Site, name: string): void => {
    const resource = resourceOf(schema).value;
    anchors.set(resource, (anchors.get(resource) ?? new Map<string, Site>()).set(name, schema));
  };

  const find = (ref: Site): Site | undefined => {
    const uri = resolveUri(String(ref.value), baseOf(ref));
    if (uri === undefined) return undefined;
    const [address = '', fragment = ''] = uri.split('#');
    const resource = byId.get(address) ?? (address === baseOf(ref) ? resourceOf(ref) : undefined);
    if (resource === undefined || fragment === '') return resource;
    return fragment.startsWith('/') ? below(resource, decode(fragment)) : anchors.get(resource.value)?.get(fragment);
  };

  const findDynamic = (ref: Site, warn: Warn): Site | undefined => {
    const name = String(ref.value).replace(/^.*#/, '');
    const [only, another] = dynamic.get(name) ?? [];
    if (another !== undefined) warn(ref, unsupported.severalDynamicAnchors);
    return another === undefined && only !== undefined ? only : find(ref);
  };

  return {
    note(schema) {
      const draft = schema.value as Draft;
      if (noted.has(draft)) return;
      noted.add(draft);
      byId.set(uriOf(schema.document), rootOf(schema.document));
      const { $id, $anchor, $dynamicAnchor } = draft;
      if (typeof $id === 'string') byId.set(baseOf(schema), schema);
      if (typeof $anchor === 'string') addAnchor(schema, $anchor);
      if (typeof $dynamicAnchor !== 'string') return;
      addAnchor(schema, $dynamicAnchor);
      dynamic.set($dynamicAnchor, [...(dynamic.get($dynamicAnchor) ?? []), schema]);
    },
    mayName(ref) {
      if (ref.token === '$dynamicRef') return true;
      const text = String(ref.value);
      return /^[a-z][\w+.-]*:|#[^/]/i.test(text) || isNamed(resourceOf(ref));
    },
    settle(ref, warn) {
      const target = ref.token === '$dynamicRef' ? findDynamic(ref, warn) : find(ref);
      return target && { site: writeByPlace(ref, target), target };
    },
    forget() {
      for (const draft of noted) for (const keyword of ['$id', '$anchor', '$dynamicAnchor']) delete draft[keyword];
    },
  };
}

/** The schema with an `$id` that a site stands in, or the whole document. */
function resourceOf(site: Site): Site {
  let at = site;
  while (at.parent !== undefined && !isNamed(at)) at = at.parent;
  return at;
}

const isNamed = ({ value }: Site): boolean => isObject(value) && typeof value.$id === 'string';

const uriOf = ({ path }: SourceDocument): string => (isRemote(path) ? path : pathToFileURL(path).href);

/** The URI that references at a site are relative to. */
function baseOf(site: Site): string {
  const resource = resourceOf(site);
  const outer = resource.parent === undefined ? uriOf(site.document) : baseOf(resource.parent);
  const own = isNamed(resource) ? resolveUri(String(childOf(resource, '$id').value), outer) : undefined;
  return own?.replace(/#.*$/s, '') ?? outer;
}

const resolveUri = (text: string, base: string): string | undefined =>
  URL.canParse(text, base) ? new URL(text, base).href : undefined;

function below(resource: Site, pointer: string): Site | undefined {
  const found = tokensOf(pointer).reduce(childOf, resource);
  return found.value === undefined ? undefined : found;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Writes a reference anew; one more beside a `$ref` is another part of the schema. */
function writeByPlace(ref: Site, target: Site): Site {
  const owner = ref.parent?.value as Draft;
  const $ref = writeRef(target, ref.document);
  if (ref.token === '$ref') {
    owner['$ref'] = $ref;
    return { ...ref, value: $ref };
  }
  delete owner['$dynamicRef'];
  if (owner['$ref'] === undefined) owner['$ref'] = $ref;
  else owner['allOf'] = [...(Array.isArray(owner['allOf']) ? (owner['allOf'] as unknown[]) : []), { $ref }];
  return { ...ref, token: '$ref', value: $ref };
}
