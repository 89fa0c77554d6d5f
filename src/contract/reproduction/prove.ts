import { runInNewContext } from 'node:vm';
import { headerOf } from '../../http/index.js';
import type { Answer } from '../exchange.js';
import type { Proof } from '../finding.js';
import { isSameValue } from '../state/same-value.js';

/** Whether a proof holds for answers; one that cannot be worked out does not. */
export function holds(proof: Proof, answers: readonly Answer[]): boolean {
  try {
    const plain = answers.map(({ status, headers, value }) => ({
      status,
      headers: Object.fromEntries(Object.keys(headers).map((name) => [name, headerOf(headers, name)])),
      body: value,
    }));
    return (
      runInNewContext(`Boolean(${proof})`, { answers: plain, same: isSameValue, Buffer, URL }, { timeout: 1000 }) ===
      true
    );
  } catch {
    return false;
  }
}
