import type { CheckName } from '../check-names.js';
import type { Draft } from '../finding.js';
import { fingerprintOf } from './fingerprint.js';

export interface Detected {
  readonly draft: Draft;
  readonly fingerprint: string;
}

/** The findings of a run, each once, whatever shows it again; an error takes the place of an observation. */
export interface Findings {
  /** The draft with its fingerprint when it is new and asked for. */
  add(draft: Draft): Detected | undefined;
  readonly all: readonly Detected[];
}

export function createFindings(checks: readonly CheckName[]): Findings {
  const found = new Map<string, Detected>();
  return {
    add(draft) {
      const fingerprint = fingerprintOf(draft);
      const known = found.get(fingerprint)?.draft;
      const isNews = known === undefined || (known.severity === 'observation' && draft.severity === 'error');
      if (!checks.includes(draft.check) || !isNews) return undefined;
      const detected = { draft, fingerprint };
      found.set(fingerprint, detected);
      return detected;
    },
    get all() {
      return [...found.values()];
    },
  };
}
