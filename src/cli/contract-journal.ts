import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJournalFile, type JournalWriter, type RunSettings, tagOf } from '../contract/index.js';
import { isLoopback } from './base-url.js';
import type { Connection } from './contract-connection.js';
import type { VerifyOptions } from './verify-options.js';

export interface RunJournal extends JournalWriter {
  /** Whether nobody has asked for it, so that its name has to be told. */
  readonly isTemporary: boolean;
  /** For when nothing is left to clean up: takes the file away where nobody has asked for it. */
  discard(): void;
}

/** Begins the journal that is asked for; off this machine one in the temp folder, unless nothing can be created. */
export function openJournal(
  { document, url, target, config }: Connection,
  { seed, identities, readOnly }: RunSettings,
  options: VerifyOptions,
): RunJournal | undefined {
  const asked = options.journal ?? config.journal;
  const file = asked ?? (isLoopback(url) || readOnly ? undefined : temporaryFile());
  if (file === undefined) return undefined;
  const journal = createJournalFile(file, {
    type: 'run',
    version: 1,
    document: document.file,
    target: target.name,
    tag: tagOf(seed),
    identities: identities.map(({ name }) => name),
    startedAt: new Date().toISOString(),
  });
  return {
    ...journal,
    isTemporary: asked === undefined,
    discard() {
      if (asked === undefined) rmSync(file, { force: true });
    },
  };
}

const temporaryFile = (): string => join(tmpdir(), `twinspec-${randomBytes(4).toString('hex')}.journal`);
