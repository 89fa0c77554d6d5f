import { shapeOf } from './document-shape.js';
import type { Documents } from './documents.js';
import { declaredEdition, isOlder } from './edition.js';
import type { Findings } from './findings.js';
import { isRemote, parseRef } from './parse-ref.js';
import type { Shape, Walk } from './shape.js';
import { childOf, rootOf, type Site, type SourceDocument, siteAt } from './site.js';
import { SpecError } from './spec-error.js';

/** A `$ref` (the site of its text) and where it leads. */
export interface Link {
  readonly site: Site;
  readonly target: Site;
}

interface Parts {
  readonly documents: Documents;
  readonly findings: Findings;
}

/**
 * Checks that everything which we read has the shape that we read it as, in all documents that the root refers to;
 * loads these, and changes what older versions write differently. Returns the `$ref`s that lead somewhere.
 */
export async function checkStructure(documents: Documents, findings: Findings): Promise<readonly Link[]> {
  const parts: Parts = { documents, findings };
  const queue: { readonly site: Site; readonly shape: Shape }[] = [];
  const links: Link[] = [];
  const older = await loadOlder(documents.all());
  const walk = createWalk({ findings, queue, older });
  const { edition } = documents.root;
  const follow = (site: Site): Promise<Site | undefined> => targetOf(site, parts);

  if (edition === '2.0') await older.current?.modernisePaths(documents.root, { warn: findings.warn, follow });
  shapeOf(edition)(rootOf(documents.root), walk);
  for (const { site, shape } of queue) {
    const target = await follow(site);
    if (target === undefined) continue;
    if (older.current === undefined) Object.assign(older, await loadOlder([target.document]));
    links.push({ site, target });
    shape(target, walk);
  }
  return links;
}

/** What older versions take is loaded when one of them is met: a start from OpenAPI 3.1 does without. */
interface Older {
  current?: typeof import('./older/index.js');
}

const loadOlder = async (documents: readonly SourceDocument[]): Promise<Older> =>
  documents.some(({ edition }) => isOlder(edition)) ? { current: await import('./older/index.js') } : {};

function createWalk(parts: { findings: Findings; queue: { site: Site; shape: Shape }[]; older: Older }): Walk {
  const { findings, queue, older } = parts;
  const entered = new Map<Shape, Set<object>>();
  return {
    report: findings.report,
    warn: findings.warn,
    follow: (site, shape) => queue.push({ site, shape }),
    enter(shape, value) {
      const values = entered.get(shape) ?? new Set<object>();
      if (values.has(value)) return false;
      entered.set(shape, values.add(value));
      return true;
    },
    modernise(site) {
      if (isOlder(site.document.edition)) older.current?.moderniseSchema(site, findings.warn);
    },
  };
}

/** Where a `$ref` leads, its file read where nobody has read it before; says what is wrong where it leads nowhere. */
async function targetOf(site: Site, parts: Parts): Promise<Site | undefined> {
  const known = parts.documents.find(String(site.value), site.document);
  return known ?? (await loadTarget(site, parts));
}

async function loadTarget(site: Site, parts: Parts): Promise<Site | undefined> {
  const { report } = parts.findings;
  const $ref = String(site.value);
  const parsed = parseRef($ref, site.document.path);
  if (!parsed.ok) {
    report(site, parsed.message, parsed.code);
    return undefined;
  }
  const document = await tryLoad(site, parsed.path, parts);
  if (document === undefined) return undefined;

  const target = siteAt(document, parsed.pointer);
  if (target === undefined) report(site, `The $ref '${$ref}' leads nowhere: there is nothing at that place.`);
  return target;
}

async function tryLoad(site: Site, path: string, { documents, findings }: Parts): Promise<SourceDocument | undefined> {
  try {
    const document = await documents.load(path, site.document.edition);
    const declared = declaredEdition(document.content);
    if (declared !== undefined && 'refusal' in declared)
      findings.report(childOf(rootOf(document), declared.field), declared.refusal, 'unsupported');
    return document;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    if (error.problems.length > 0) findings.add(error.problems);
    else reportUnread(site, { error, path, findings });
    return undefined;
  }
}

function reportUnread(
  site: Site,
  { error, path, findings }: { error: SpecError; path: string; findings: Findings },
): void {
  const named = error.code === 'unsupported' || isRemote(path) ? ` ('${String(site.value)}')` : '';
  const isOwn = error.code === 'unreadable' || error.code === 'unsupported';
  findings.report(site, `${error.message}${named}`, isOwn ? error.code : 'invalid');
}
