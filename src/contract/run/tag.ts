import { createHash } from 'node:crypto';

/** Eight letters for what a run creates, the same for the same seed. */
export function tagOf(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  const letters = [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  return `ts${letters.join('')}`;
}
