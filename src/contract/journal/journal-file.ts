import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../config/config-error.js';
import type { Effect } from './effects.js';

/** What it takes to clean up later. Names of identities only: who cleans up brings the credentials again. */
export interface JournalHeader {
  readonly type: 'run';
  readonly version: 1;
  readonly document: string;
  readonly target: string;
  readonly tag: string;
  readonly identities: readonly string[];
  /** ISO 8601. */
  readonly startedAt: string;
}

export type JournalEntry =
  | JournalHeader
  /** Written before the request is sent; `effect` is what it does in the worst case. */
  | { readonly type: 'intent'; readonly id: number; readonly request: string; readonly effects: readonly Effect[] }
  | { readonly type: 'outcome'; readonly id: number; readonly status?: number; readonly effects: readonly Effect[] }
  | { readonly type: 'cleaned'; readonly effects: readonly Effect[] };

export interface JournalWriter {
  readonly file: string;
  append(entry: JournalEntry): void;
}

/** Begins a journal, which only its owner may read. @throws ConfigError where the file cannot be written. */
export function createJournalFile(file: string, header: JournalHeader): JournalWriter {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, toLine(header), { mode: 0o600 });
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ConfigError(`The journal ${file} cannot be written (${reason}).`, { cause });
  }
  return continueJournal(file);
}

/** Goes on writing to a journal that is there. */
export const continueJournal = (file: string): JournalWriter => ({
  file,
  append: (entry) => appendFileSync(file, toLine(entry)),
});

const toLine = (entry: JournalEntry): string => `${JSON.stringify(entry)}\n`;

export interface ReadJournal {
  readonly header: JournalHeader;
  /** In order; what a request did, or might have done where the run ended before its answer. */
  readonly effects: readonly Effect[];
}

/** A last line that broke off is passed over. @throws ConfigError for what is no journal. */
export function readJournal(file: string): ReadJournal {
  const entries = readText(file).split('\n').flatMap(parseLine);
  const [header, ...rest] = entries;
  if (header?.type !== 'run') {
    throw new ConfigError(`${file} is no journal of twinspec verify.`);
  }
  const answered = new Set(rest.flatMap((entry) => (entry.type === 'outcome' ? [entry.id] : [])));
  const effects = rest.flatMap((entry) => {
    if (entry.type === 'run' || (entry.type === 'intent' && answered.has(entry.id))) return [];
    return entry.effects;
  });
  return { header, effects };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new ConfigError(`The journal ${file} cannot be read (${reason}).`, { cause });
  }
}

function parseLine(line: string): readonly JournalEntry[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'type' in value ? [value as JournalEntry] : [];
  } catch {
    return [];
  }
}
