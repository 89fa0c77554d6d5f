import { createProblem, type Problem } from '../../http/index.js';
import type { Surroundings } from '../../mock/index.js';
import type { Operation } from '../../spec/index.js';
import type { Records } from './records.js';

const limited: ReadonlySet<string> = new Set(['post', 'put', 'patch']);
const minute = 60_000;

/** A minute that began with a write, in milliseconds since the epoch. */
interface Minute {
  readonly start: number;
  readonly writes: number;
}

/** Refuses the writes of a minute above the setting `writeLimit`; what is refused does not count. */
export function limitWrites(
  { method }: Operation,
  { settings, volatile, now }: Surroundings<Records>,
): Problem | undefined {
  const limit = Number(settings.writeLimit);
  if (limit === 0 || !limited.has(method)) return undefined;

  const known = volatile.get('secoda.writes') as Minute | undefined;
  const current = known && now < known.start + minute ? known : { start: now, writes: 0 };
  if (current.writes >= limit) return tooManyWrites(Math.ceil((current.start + minute - now) / 1000));
  volatile.set('secoda.writes', { ...current, writes: current.writes + 1 });
  return undefined;
}

const tooManyWrites = (seconds: number): Problem =>
  createProblem('too-many-requests', `Too many writes. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  });
