import { shapeOf } from './document-shape.js';
import type { Documents } from './documents.js';
import { isOlder } from './edition.js';
import type { Findings } from './findings.js';
import { createLinkFollower } from './follow-link.js';
import { createIdentifiers, type Identifiers } from './identifiers.js';
import { moderniseNullable } from './nullable.js';
import type { Shape, Walk } from './shape.js';
import { childOf, rootOf, type Site, type SourceDocument } from './site.js';

/** A `$ref` (the site of its text) and where it leads. */
export interface Link {
  readonly site: Site;
  readonly target: Site;
}

/** A `$ref`, and what it has to lead to. */
interface Pending {
  readonly site: Site;
  readonly shape: Shape;
}

/** What older versions take is loaded when one of them is met: a start from OpenAPI 3.1 does without. */
interface Older {
  current?: typeof import('./older/index.js');
}

/**
 * Checks that everything which we read has the shape that we read it as, in all documents that the root refers to;
 * loads these, and rewrites what older versions and references by name say differently. Returns the `$ref`s that lead
 * somewhere.
 */
export async function checkStructure(documents: Documents, findings: Findings): Promise<readonly Link[]> {
  const { root } = documents;
  const older = await loadOlder(documents.all());
  const follow = createLinkFollower(documents, findings);
  if (root.edition === '2.0') await older.current?.modernisePaths(root, { warn: findings.warn, follow });

  const identifiers = createIdentifiers();
  const pending: Pending[] = [];
  const walk = createWalk({ findings, pending, older, identifiers });
  const links: Link[] = [];
  shapeOf(root.edition)(rootOf(root), walk);
  for (const { site, shape, isLast } of inTurn(pending, identifiers)) {
    const settled = isLast ? identifiers.settle(site, findings.warn) : undefined;
    const target = settled?.target ?? (await follow(site));
    if (target === undefined) continue;
    if (older.current === undefined) Object.assign(older, await loadOlder([target.document]));
    links.push(settled ?? { site, target });
    shape(target, walk);
  }
  identifiers.forget();
  return links;
}

/** What is pending, and what is added meanwhile; what may refer by name, whenever nothing else is left. */
function* inTurn(pending: readonly Pending[], { mayName }: Identifiers): Generator<Pending & { isLast: boolean }> {
  const named: Pending[] = [];
  let next = 0;
  for (;;) {
    for (; next < pending.length; next += 1) {
      const plain = pending[next];
      if (plain === undefined) continue;
      if (mayName(plain.site)) named.push(plain);
      else yield { site: plain.site, shape: plain.shape, isLast: false };
    }
    const last = named.shift();
    if (last === undefined) return;
    yield { ...last, isLast: true };
  }
}

const loadOlder = async (documents: readonly SourceDocument[]): Promise<Older> =>
  documents.some(({ edition }) => isOlder(edition)) ? { current: await import('./older/index.js') } : {};

const leftNullable =
  "'nullable' means nothing since OpenAPI 3.1: it is read as 'null' among the types, which is what it meant.";

interface WalkParts {
  readonly findings: Findings;
  readonly pending: Pending[];
  readonly older: Older;
  readonly identifiers: Identifiers;
}

function createWalk({ findings, pending, older, identifiers }: WalkParts): Walk {
  const entered = new Map<Shape, Set<object>>();
  return {
    report: findings.report,
    warn: findings.warn,
    follow: (site, shape) => pending.push({ site, shape }),
    enter(shape, value) {
      const values = entered.get(shape) ?? new Set<object>();
      if (values.has(value)) return false;
      entered.set(shape, values.add(value));
      return true;
    },
    modernise(site) {
      if (isOlder(site.document.edition)) older.current?.moderniseSchema(site, findings.warn);
      else if (childOf(site, 'nullable').value !== undefined && moderniseNullable(site))
        findings.warn(site, leftNullable);
    },
    identify: (schema) => identifiers.note(schema),
  };
}
