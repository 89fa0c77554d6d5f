import { createPointerFinder, type Position } from './positions.js';
import { pointerOf, type Site, type SourceDocument, writtenAt } from './site.js';
import type { Place, SpecWarning } from './spec.js';
import type { SpecErrorCode, SpecProblem } from './spec-error.js';

/** Says that something is wrong at a site; `invalid` unless told otherwise. */
export type Report = (site: Site, message: string, code?: SpecErrorCode) => void;

/** Says that something at a site is not done as it is written, which is no reason to refuse the document. */
export type Warn = (site: Site, message: string) => void;

/** Everything that was found wrong in the documents of one spec. */
export interface Findings {
  readonly report: Report;
  readonly warn: Warn;
  /** Adds problems that know their place already. */
  add(problems: readonly SpecProblem[]): void;
  /** All of them with their places, file by file and in the order of lines; each only once. */
  toProblems(): readonly SpecProblem[];
  toWarnings(): readonly SpecWarning[];
}

export function createFindings(): Findings {
  const found: { site: Site; message: string; code: SpecErrorCode }[] = [];
  const placed: SpecProblem[] = [];
  const warned: { site: Site; message: string }[] = [];

  return {
    report: (site, message, code = 'invalid') => found.push({ site, message, code }),
    warn: (site, message) => warned.push({ site, message }),
    add: (problems) => placed.push(...problems),
    toProblems() {
      const placeOf = createLocator();
      const problems = found.map(
        ({ site, message, code }): SpecProblem => ({ code, message, place: placeOf(site.document, pointerOf(site)) }),
      );
      return inOrder([...problems, ...placed]);
    },
    toWarnings() {
      const placeOf = createLocator();
      return inOrder(warned.map(({ site, message }) => ({ message, place: placeOf(site.document, pointerOf(site)) })));
    },
  };
}

/** Finds the places of pointers; reads the positions of a document once, and only when they are asked for. */
export function createLocator(): (document: SourceDocument, pointer: string) => Place {
  const finders = new Map<SourceDocument, (pointer: string) => Position>();
  return (document, pointer) => {
    const finder = finders.get(document) ?? createPointerFinder(document.text, document.syntax);
    finders.set(document, finder);
    const written = writtenAt(document, pointer);
    return { file: document.file, ...finder(written), pointer: written };
  };
}

function inOrder<T extends SpecWarning>(problems: readonly T[]): readonly T[] {
  const files = [...new Set(problems.map(({ place }) => place.file))];
  const once = new Map(
    problems.map((problem) => [`${problem.place.file}#${problem.place.pointer} ${problem.message}`, problem]),
  );
  return [...once.values()].sort(
    ({ place: a }, { place: b }) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
