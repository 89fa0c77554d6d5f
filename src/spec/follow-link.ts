import type { Documents } from './documents.js';
import { declaredEdition } from './edition.js';
import type { Findings } from './findings.js';
import { isRemote, parseRef } from './parse-ref.js';
import { childOf, rootOf, type Site, type SourceDocument, siteAt } from './site.js';
import { SpecError } from './spec-error.js';

/** Where a `$ref` leads (the site of its text); undefined where it leads nowhere, which is reported. */
export type FollowLink = (ref: Site) => Promise<Site | undefined>;

interface Parts {
  readonly documents: Documents;
  readonly findings: Findings;
}

/** Follows `$ref`s, and reads their files where nobody has read them before. */
export function createLinkFollower(documents: Documents, findings: Findings): FollowLink {
  const parts: Parts = { documents, findings };
  return async (ref) => documents.find(String(ref.value), ref.document) ?? (await loadTarget(ref, parts));
}

async function loadTarget(ref: Site, parts: Parts): Promise<Site | undefined> {
  const { report } = parts.findings;
  const $ref = String(ref.value);
  const parsed = parseRef($ref, ref.document.path);
  if (!parsed.ok) {
    report(ref, parsed.message, parsed.code);
    return undefined;
  }
  const document = await tryLoad(ref, parsed.path, parts);
  if (document === undefined) return undefined;

  const target = siteAt(document, parsed.pointer);
  if (target === undefined) report(ref, `The $ref '${$ref}' leads nowhere: there is nothing at that place.`);
  return target;
}

async function tryLoad(ref: Site, path: string, { documents, findings }: Parts): Promise<SourceDocument | undefined> {
  try {
    const document = await documents.load(path, ref.document.edition);
    const declared = declaredEdition(document.content);
    if (declared !== undefined && 'refusal' in declared)
      findings.report(childOf(rootOf(document), declared.field), declared.refusal, 'unsupported');
    return document;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    if (error.problems.length > 0) findings.add(error.problems);
    else reportUnread(ref, { error, path, findings });
    return undefined;
  }
}

function reportUnread(
  ref: Site,
  { error, path, findings }: { error: SpecError; path: string; findings: Findings },
): void {
  const named = error.code === 'unsupported' || isRemote(path) ? ` ('${String(ref.value)}')` : '';
  const isOwn = error.code === 'unreadable' || error.code === 'unsupported';
  findings.report(ref, `${error.message}${named}`, isOwn ? error.code : 'invalid');
}
