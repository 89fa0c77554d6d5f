import type { Link } from './check-structure.js';
import { type Documents, targetOf, toUris } from './documents.js';
import type { Report } from './findings.js';
import { toReference } from './reference.js';
import { childOf, childrenOf, refOf, type Site } from './site.js';

/** Keywords whose subschemas judge the very value that the schema itself judges. */
const applied = ['not', 'if', 'then', 'else'];
const appliedCollections = ['allOf', 'anyOf', 'oneOf', 'dependentSchemas'];

/** Schemas that one value is checked against at most: a few references to references can stand for billions. */
const mostChecks = 1_000_000;

/** A schema whose parts are being walked, and against how many schemas one value is checked there, as far as is known. */
interface Open {
  readonly site: Site;
  readonly ahead: Site[];
  checks: number;
}

/**
 * A `$ref` must not lead back to itself unless it passes a property or an item on the way: nothing could ever be
 * decided by it. Nor may schemas refer to each other so often that nothing is ever decided. Walks depth first with a
 * stack of its own; an object met again while it is open closes a circle.
 */
export function checkCircles(links: readonly Link[], documents: Documents, report: Report): void {
  const states = new Map<unknown, 'open' | number>();
  const stack: Open[] = [];
  const open = (site: Site): void => {
    if (states.has(site.value)) return;
    states.set(site.value, 'open');
    stack.push({ site, ahead: sitesAhead(site, documents), checks: 1 });
  };
  const close = ({ site, checks }: Open): void => {
    stack.pop();
    states.set(site.value, checks);
    const above = stack.at(-1);
    if (above !== undefined) above.checks += checks;
    // Said once, where it becomes too much: what leads there is not to blame.
    if (checks > mostChecks) {
      report(placeOf(site), `One value would be checked against more than ${mostChecks} schemas here.`, 'unsupported');
      states.set(site.value, 1);
      if (above !== undefined) above.checks -= checks;
    }
  };

  for (const { target } of links) {
    open(target);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.ahead.pop();
      if (next === undefined) {
        close(top);
        continue;
      }
      const state = states.get(next.value);
      if (typeof state === 'number') top.checks += state;
      else if (state === undefined) open(next);
      else
        report(
          placeOf(top.site),
          'This leads back to itself without passing a property or an item, so it means nothing.',
        );
    }
  }
}

const placeOf = (site: Site): Site => (refOf(site) === undefined ? site : childOf(site, '$ref'));

function sitesAhead(site: Site, documents: Documents): Site[] {
  const target = targetOf(site, documents);
  const schemas = [
    ...applied.map((keyword) => childOf(site, keyword)),
    ...appliedCollections.flatMap((keyword) => childrenOf(childOf(site, keyword))),
  ];
  const objects = schemas.filter(({ value }) => typeof value === 'object' && value !== null);
  return target === undefined ? objects : [...objects, target];
}

/** Resolved as a URI, a `$ref` has to mean the file that it means as a path; ajv knows the URIs only. */
export function checkSpelling(links: readonly Link[], documents: Documents, report: Report): void {
  const uris = toUris(documents.all());
  for (const { site, target } of links) {
    const uri = uris.get(target.document) ?? '';
    const base = uris.get(site.document) ?? '';
    if (toReference(String(site.value), base).uri === uri) continue;
    report(site, `This $ref takes a detour: write '${relativeUri(base, uri)}'.`, 'unsupported');
  }
}

/** The plain way from one document to another. */
function relativeUri(from: string, to: string): string {
  const source = from.split('/').slice(0, -1);
  const target = to.split('/');
  const shared = target.findIndex((segment, index) => segment !== source[index]);
  return [...source.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}
