import { createProblem, type Problem } from '../../http/index.js';
import type { Replacement } from '../../state/index.js';
import type { NamedSandbox } from '../named-sandbox.js';
import type { Quotas } from './limits.js';
import { sizeOf } from './size-of.js';

/** Whether there is room for what the open transaction of a part has changed. */
export interface Room {
  readonly excess?: Problem | undefined;
  /** Is to be called when it is kept. */
  readonly kept?: () => void;
}

const enough: Room = {};

/** Whether a sandbox has room for what the open transaction of a part has changed; what makes less of it is always welcome. */
export function roomFor(sandbox: NamedSandbox, id: string): Room {
  const { quotas } = sandbox;
  if (quotas === undefined) return enough;
  const part = sandbox.part(id);
  const changes = part.pending();
  const grown = growthOf(changes, sizeOf);
  const excess = excessOfRecords(sandbox, quotas, changes) ?? excessOfBytes(sandbox, quotas, { id, grown });
  return excess === undefined ? { kept: () => sandbox.usage.grew(part, grown) } : { excess: insufficient(excess) };
}

function excessOfRecords(
  { usage }: NamedSandbox,
  { records = most, recordBytes = most }: Quotas,
  changes: readonly Replacement[],
): string | undefined {
  if (changes.some(({ after }) => sizeOf(after) > recordBytes)) return `A record may have ${recordBytes} bytes`;
  const isMore = records < most && growthOf(changes, count) > 0 && usage.records > records;
  return isMore ? `The sandbox may hold ${records} records` : undefined;
}

function excessOfBytes(
  { usage }: NamedSandbox,
  { bytes = most }: Quotas,
  { id, grown }: { readonly id: string; readonly grown: number },
): string | undefined {
  const isMore = bytes < most && usage.bytesAfter(id, grown) > bytes && grown > 0;
  return isMore ? `The sandbox may hold ${bytes} bytes` : undefined;
}

const most = Number.POSITIVE_INFINITY;

const count = (record: Replacement['after']): number => (record === undefined ? 0 : 1);

const growthOf = (changes: readonly Replacement[], measure: (record: Replacement['after']) => number): number =>
  changes.reduce((sum, { before, after }) => sum + measure(after) - measure(before), 0);

/** RFC 4918 section 11.5: the server has no room for it. No 4XX, since the request is right, and no other client's business. */
const insufficient = (what: string): Problem =>
  createProblem('insufficient-storage', `${what}, and this would be more. Delete something, or reset the sandbox.`);

/** Counts a request; a problem where there are too many in a second. */
export function admit(sandbox: NamedSandbox): Problem | undefined {
  const most = sandbox.quotas?.requestsPerSecond;
  if (most === undefined || sandbox.usage.takes(most, sandbox.life.usedAt)) return undefined;
  return createProblem('too-many-requests', `The sandbox takes ${most} requests a second. Try again in a second.`, {
    headers: { 'retry-after': '1' },
  });
}
