import { checkNames } from './check-names.js';
import { parseSettings } from './config/parse-settings.js';
import type { Finding } from './finding.js';

/** A finding that is known and accepted for a while. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly check: string;
  readonly operation: string;
  readonly pointer?: string;
  readonly reason: string;
  /** The last day, `2030-12-31`, on which it is accepted; absent: for good. */
  readonly expires?: string;
}

const text = { type: 'string', minLength: 1 } as const;

const baselineSchema = {
  type: ['array', 'null'],
  items: {
    type: 'object',
    required: ['fingerprint', 'check', 'operation', 'reason'],
    additionalProperties: false,
    properties: {
      fingerprint: text,
      check: { enum: checkNames },
      operation: text,
      pointer: { type: 'string' },
      reason: text,
      expires: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    },
  },
} as const;

/** @throws ConfigError with the place of everything that is wrong. */
export function parseBaseline(source: { readonly file: string; readonly text: string }): readonly BaselineEntry[] {
  return (parseSettings(source, baselineSchema).content ?? []) as readonly BaselineEntry[];
}

/** Days that a new entry is accepted for. */
const termInDays = 90;

/** A baseline of these findings; entries that are known keep their reason and their term. */
export function toBaseline(
  findings: readonly Finding[],
  { known, today }: { readonly known: readonly BaselineEntry[]; readonly today: Date },
): string {
  const before = new Map(known.map((entry) => [entry.fingerprint, entry]));
  const expires = new Date(today.getTime() + termInDays * 86_400_000).toISOString().slice(0, 10);
  const entries = findings
    .filter(({ severity, fingerprint }) => severity === 'error' || before.has(fingerprint))
    .map((finding) => before.get(finding.fingerprint) ?? toEntry(finding, expires));
  const once = [...new Map(entries.map((entry) => [entry.fingerprint, entry])).values()];
  const lines = once.map(
    (entry) =>
      `- ${Object.entries(entry)
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
        .join('\n  ')}\n`,
  );
  return `# Known findings. Say in 'reason' why each is accepted; after the day of 'expires' it counts again.\n${lines.join('')}`;
}

const toEntry = ({ fingerprint, check, operation, pointer, message }: Finding, expires: string): BaselineEntry => ({
  fingerprint,
  check,
  operation,
  pointer,
  reason: `Not judged yet: ${message}`,
  expires,
});

/** What a baseline says of the findings of one run. */
export interface Acceptance {
  isKnown(fingerprint: string): boolean;
  /** A known error as an observation with the reason; anything else as it is. */
  accept(finding: Finding): Finding;
  /** What a reader should know of entries: those that have expired, and, after a whole run, those that were not met. */
  remarks(run: { readonly isWhole: boolean }): readonly { readonly text: string; readonly operation: string }[];
}

export function createAcceptance(entries: readonly BaselineEntry[], today: Date): Acceptance {
  const day = today.toISOString().slice(0, 10);
  const isExpired = ({ expires }: BaselineEntry): boolean => expires !== undefined && expires < day;
  const valid = new Map(entries.filter((entry) => !isExpired(entry)).map((entry) => [entry.fingerprint, entry]));
  const met = new Set<string>();

  return {
    isKnown: (fingerprint) => valid.has(fingerprint),
    accept(finding) {
      met.add(finding.fingerprint);
      const entry = finding.severity === 'error' ? valid.get(finding.fingerprint) : undefined;
      if (entry === undefined) return finding;
      const { reason, expires } = entry;
      return { ...finding, severity: 'observation', accepted: { reason, ...(expires !== undefined && { expires }) } };
    },
    remarks: ({ isWhole }) =>
      entries.flatMap((entry) => {
        const isMet = met.has(entry.fingerprint);
        if (isMet && isExpired(entry))
          return [toRemark(entry, `expired on ${entry.expires ?? ''}, so it counts again`)];
        return isMet || !isWhole ? [] : [toRemark(entry, 'was not met any more; take it out')];
      }),
  };
}

const toRemark = ({ fingerprint, check, operation }: BaselineEntry, what: string) => ({
  text: `The entry ${fingerprint} of the baseline (${check}, ${operation}) ${what}.`,
  operation,
});
