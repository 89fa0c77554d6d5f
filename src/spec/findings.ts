import { createPointerFinder, type Position } from './positions.js';
import { pointerOf, type Site, type SourceDocument } from './site.js';
import type { SpecErrorCode, SpecProblem } from './spec-error.js';

/** Says that something is wrong at a site; `invalid` unless told otherwise. */
export type Report = (site: Site, message: string, code?: SpecErrorCode) => void;

/** Everything that was found wrong in the documents of one spec. */
export interface Findings {
  readonly report: Report;
  /** Adds problems that know their place already. */
  add(problems: readonly SpecProblem[]): void;
  /** All of them with their places, file by file and in the order of lines; each only once. */
  toProblems(): readonly SpecProblem[];
}

export function createFindings(): Findings {
  const found: { site: Site; message: string; code: SpecErrorCode }[] = [];
  const placed: SpecProblem[] = [];

  return {
    report: (site, message, code = 'invalid') => found.push({ site, message, code }),
    add: (problems) => placed.push(...problems),
    toProblems() {
      const locate = createLocator();
      const problems = found.map(({ site, message, code }): SpecProblem => {
        const pointer = pointerOf(site);
        return { code, message, place: { file: site.document.file, ...locate(site.document, pointer), pointer } };
      });
      return inOrder([...problems, ...placed]);
    },
  };
}

/** Finds the lines of pointers; reads the positions of a document once, and only when they are asked for. */
export function createLocator(): (document: SourceDocument, pointer: string) => Position {
  const finders = new Map<SourceDocument, (pointer: string) => Position>();
  return (document, pointer) => {
    const finder = finders.get(document) ?? createPointerFinder(document.text);
    finders.set(document, finder);
    return finder(pointer);
  };
}

function inOrder(problems: readonly SpecProblem[]): readonly SpecProblem[] {
  const files = [...new Set(problems.map(({ place }) => place.file))];
  const once = new Map(
    problems.map((problem) => [`${problem.place.file}#${problem.place.pointer} ${problem.message}`, problem]),
  );
  return [...once.values()].sort(
    ({ place: a }, { place: b }) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
