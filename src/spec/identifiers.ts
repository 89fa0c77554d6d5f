import type { Warn } from './findings.js';
import { tokensOf } from './pointer.js';
import { baseOf, isNamed, resolveUri, resourceOf, uriOf } from './resource-of.js';
import { childOf, rootOf, type Site, type SourceDocument } from './site.js';
import { unsupported } from './unsupported.js';
import { writeRef } from './write-ref.js';

/**
 * What schemas call themselves (`$id`, `$anchor`, `$dynamicAnchor`). References by such names become references by place,
 * and the names are removed: nobody after loading has to know them.
 */
export interface Identifiers {
  /** Notes what a schema is called. */
  readonly note: (schema: Site) => void;
  /** Whether a `$ref` or `$dynamicRef` may mean a name, so that all names have to be known before it is followed. */
  readonly mayName: (ref: Site) => boolean;
  /** Where a reference leads by name, which is written by place from then on; undefined where no name is meant. */
  readonly settle: (ref: Site, warn: Warn) => { readonly site: Site; readonly target: Site } | undefined;
  /** Removes the names. */
  readonly forget: () => void;
}

type Draft = Record<string, unknown>;

export function createIdentifiers(): Identifiers {
  const names = createNames();
  const withIds = new Map<SourceDocument, boolean>();
  const mayHaveIds = (document: SourceDocument): boolean => {
    const known = withIds.get(document) ?? document.text.includes('$id');
    withIds.set(document, known);
    return known;
  };

  return {
    note: names.note,
    mayName(ref) {
      if (ref.token === '$dynamicRef') return true;
      const text = String(ref.value);
      return /^[a-z][\w+.-]*:|#[^/]/i.test(text) || (mayHaveIds(ref.document) && isNamed(resourceOf(ref)));
    },
    settle(ref, warn) {
      const target = ref.token === '$dynamicRef' ? names.findDynamic(ref, warn) : names.find(ref);
      return target && { site: writeByPlace(ref, target), target };
    },
    forget: names.forget,
  };
}

interface Names extends Pick<Identifiers, 'note' | 'forget'> {
  readonly find: (ref: Site) => Site | undefined;
  readonly findDynamic: (ref: Site, warn: Warn) => Site | undefined;
}

const keywords = ['$id', '$anchor', '$dynamicAnchor'] as const;

function createNames(): Names {
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
    find,
    findDynamic(ref, warn) {
      const [only, another] = dynamic.get(String(ref.value).replace(/^.*#/, '')) ?? [];
      if (another !== undefined) warn(ref, unsupported.severalDynamicAnchors);
      return another === undefined && only !== undefined ? only : find(ref);
    },
    forget() {
      for (const draft of noted) for (const keyword of keywords) Reflect.deleteProperty(draft, keyword);
    },
  };
}

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
    owner.$ref = $ref;
    return { ...ref, value: $ref };
  }
  delete owner.$dynamicRef;
  if (owner.$ref === undefined) owner.$ref = $ref;
  else owner.allOf = [...(Array.isArray(owner.allOf) ? (owner.allOf as unknown[]) : []), { $ref }];
  return { ...ref, token: '$ref', value: $ref };
}
