import { setTimeout as wait } from 'node:timers/promises';
import { SandboxError } from '../sandbox-error.js';
import { type Connection, isRefusal } from './connection.js';
import { type LogEntry, readEntry } from './log-entry.js';
import type { Commit, CommitReply, SandboxKeys } from './scripts.js';
import { pairsOf } from './state-fields.js';

/** How long it is tried to hear whether something was done, in milliseconds. */
const patience = 5_000;

interface Committing {
  readonly connection: Connection;
  readonly keys: SandboxKeys;
}

/**
 * Commits once, even where the answer to it is lost: it is tried again, which does nothing where it was done, and then looked for.
 * @throws SandboxError where the store refuses, or is away for so long that nobody knows.
 */
export async function commitForSure({ connection, keys }: Committing, commit: Commit): Promise<CommitReply> {
  const ask = (): Promise<CommitReply> => connection.ask((client) => client.commit(keys, commit));
  const deadline = performance.now() + patience;
  try {
    return await ask();
  } catch (error) {
    if (isDefinite(error)) throw error;
  }
  while (await connection.isThere(deadline - performance.now())) {
    try {
      const reply = await ask();
      return reply === 'done' ? reply : await wasDone({ connection, keys }, commit);
    } catch (error) {
      if (isDefinite(error) || performance.now() > deadline) throw error;
      await wait(10);
    }
  }
  throw unknown();
}

const isDefinite = (error: unknown): boolean => !(error instanceof SandboxError) || isRefusal(error.cause);

async function wasDone({ connection, keys }: Committing, { mark, id, now }: Commit): Promise<CommitReply> {
  const news = await connection.ask((client) => client.enter(keys, { mark, now }));
  if (news.kind === 'none') return 'none';
  if (news.kind === 'log') {
    const isOurs = ({ id: other }: LogEntry): boolean => other === id;
    return news.entries.map(readEntry).some(isOurs) ? 'done' : 'behind';
  }
  if (news.kind === 'state' && new Map(pairsOf(news.hash)).get('last') === id) return 'done';
  throw unknown();
}

const unknown = (): SandboxError =>
  new SandboxError('unavailable', 'The store of the mock went away; what was asked for may have been done.');
