import type { CheckName } from '../check-names.js';
import type { Played } from './played.js';

/** Which promise is broken, and by which step's operation. */
export interface Verdict {
  readonly check: CheckName;
  readonly culprit: Played;
}
