import { readFile, writeFile } from 'node:fs/promises';
import { type BaselineEntry, type Finding, parseBaseline, toBaseline } from '../contract/index.js';
import { UsageError } from './usage-error.js';

/** The known findings of a file; none without one. @throws UsageError or ConfigError */
export async function readBaseline(file: string | undefined): Promise<readonly BaselineEntry[]> {
  if (file === undefined) return [];
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'does not exist; --write-baseline makes one'
        : 'cannot be read';
    throw new UsageError(`--baseline ${file} ${reason}.`, { cause });
  });
  return parseBaseline({ file, text });
}

/** Writes the findings as known ones; says how many. @throws UsageError */
export async function writeBaseline(
  file: string,
  { findings, known, today }: { findings: readonly Finding[]; known: readonly BaselineEntry[]; today: Date },
): Promise<string> {
  const text = toBaseline(findings, { known, today });
  await writeFile(file, text).catch((cause: unknown) => {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new UsageError(`--write-baseline ${file} cannot be written (${reason}).`, { cause });
  });
  return `Wrote ${file}: ${text.split('\n- ').length - 1} known findings.\n`;
}
