import { checkVersion } from './check-version.js';
import { document as documentShape } from './document-shape.js';
import type { Documents } from './documents.js';
import type { Findings } from './findings.js';
import { parseRef } from './parse-ref.js';
import type { Shape, Walk } from './shape.js';
import { rootOf, type Site, type SourceDocument, siteAt } from './site.js';
import { SpecError } from './spec-error.js';

/** A `$ref` (the site of its text) and where it leads. */
export interface Link {
  readonly site: Site;
  readonly target: Site;
}

/**
 * Checks that everything which we read has the shape that we read it as, in all documents that the root refers to;
 * loads these. Returns the `$ref`s that lead somewhere.
 */
export async function checkStructure(documents: Documents, findings: Findings): Promise<readonly Link[]> {
  const queue: { readonly site: Site; readonly shape: Shape }[] = [];
  const links: Link[] = [];
  const walk = createWalk(findings, queue);

  documentShape(rootOf(documents.root), walk);
  for (const { site, shape } of queue) {
    const target = documents.find(String(site.value), site.document) ?? (await loadTarget(site, documents, findings));
    if (target === undefined) continue;
    links.push({ site, target });
    shape(target, walk);
  }
  return links;
}

function createWalk(findings: Findings, queue: { site: Site; shape: Shape }[]): Walk {
  const entered = new Map<Shape, Set<object>>();
  return {
    report: findings.report,
    follow: (site, shape) => queue.push({ site, shape }),
    enter(shape, value) {
      const values = entered.get(shape) ?? new Set<object>();
      if (values.has(value)) return false;
      entered.set(shape, values.add(value));
      return true;
    },
  };
}

/** For a `$ref` that leads nowhere in what was read so far: reads its file, or says what is wrong with it. */
async function loadTarget(site: Site, documents: Documents, findings: Findings): Promise<Site | undefined> {
  const $ref = String(site.value);
  const parsed = parseRef($ref, site.document.path);
  if (!parsed.ok) {
    findings.report(site, parsed.message, parsed.code);
    return undefined;
  }
  const document = await tryLoad(site, parsed.path, { documents, findings });
  if (document === undefined) return undefined;

  const target = siteAt(document, parsed.pointer);
  if (target === undefined) findings.report(site, `The $ref '${$ref}' leads nowhere: there is nothing at that place.`);
  return target;
}

async function tryLoad(
  site: Site,
  path: string,
  { documents, findings }: { documents: Documents; findings: Findings },
): Promise<SourceDocument | undefined> {
  try {
    const document = await documents.load(path);
    const refusal = checkVersion(document);
    if (typeof refusal === 'object') findings.report(refusal.site, refusal.message, 'unsupported');
    return document;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    if (error.problems.length > 0) findings.add(error.problems);
    else findings.report(site, error.message, error.code === 'unreadable' ? 'unreadable' : 'invalid');
    return undefined;
  }
}
