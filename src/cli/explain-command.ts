import { type Explanation, explain, readResourceModel, type Statement } from '../resources/index.js';
import { loadSpec } from '../spec/index.js';
import { resolveDocument } from './contract-document.js';
import type { Shell } from './shell.js';

/** `twinspec explain`: what a document is taken for, as a table or as JSON. */
export async function runExplainCommand(
  document: string,
  { json }: { readonly json: boolean },
  { stdout }: Pick<Shell, 'stdout'>,
): Promise<void> {
  const { file } = await resolveDocument(document);
  const spec = await loadSpec(file);
  const explanation = explain(spec, readResourceModel(spec));
  stdout.write(json ? `${JSON.stringify(explanation, undefined, 2)}\n` : toText(explanation));
}

function toText({ title, version, file, collections, relations, operations }: Explanation): string {
  const sections = [
    { heading: 'Collections', statements: collections },
    { heading: 'Relations', statements: relations },
    { heading: 'Operations', statements: operations },
  ].filter(({ statements }) => statements.length > 0);
  return [
    `${title} ${version} (${file})`,
    ...sections.flatMap(({ heading, statements }) => ['', heading, ...statements.flatMap(toLines(statements))]),
    '',
    'Sure: declaration (x-twinspec), document (it says so). Concluded: inferred (from names and schemas).',
    'What is wrong is put right with x-twinspec, as the line with → shows; docs/x-twinspec.md has all its words.\n',
  ].join('\n');
}

/** Each subject stands once, and the way to correct something only where it was concluded. */
const toLines =
  (all: readonly Statement[]) =>
  ({ subject, says, basis, reason, at, hint }: Statement, index: number): readonly string[] => {
    const width = Math.max(...all.map((one) => one.subject.length));
    const name = all[index - 1]?.subject === subject ? '' : subject;
    const indent = ' '.repeat(width + 4);
    return [
      `  ${name.padEnd(width)}  ${says}`,
      `${indent}  ${basis}: ${reason} (${at.file}:${at.line}:${at.column})`,
      ...(basis === 'inferred' ? [`${indent}  → ${hint}`] : []),
    ];
  };
