import type { Generator } from '../generation/index.js';
import type { ResourceModel } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';
import type { Case, PhaseName } from './case.js';
import type { CheckName } from './check-names.js';
import type { Exchange } from './exchange.js';
import type { Draft } from './finding.js';
import type { Identities } from './identities.js';
import type { RunSettings } from './settings.js';
import type { StateModel } from './state/state-model.js';

/** What a phase works with: it sends cases, every check looks at what comes, and the state model follows. */
export interface Session {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly settings: RunSettings;
  readonly values: Generator;
  readonly state: StateModel;
  /** Every exchange of the run so far. */
  readonly history: readonly Exchange[];
  /** Letters, different for every run with another seed, that mark what this run creates. */
  readonly tag: string;
  /** The next of the numbers that keep apart what this run creates, in whatever phase. */
  nextSerial(): number;
  /** Writes the request, sends it, notes it, and lets every check look at the exchange. Throws `RunEnded` when the run is over. */
  send(kase: Case): Promise<Exchange>;
  /** Notes that a promise of an operation was put to the test, whatever came of it. */
  asked(operation: Operation, check: CheckName): void;
  /** Reports what only the phase itself can see. */
  report(draft: Draft): void;
  note(text: string, operation?: Operation): void;
  readonly identities: Identities;
  /** Whether the operation may be called at all: it is harmless enough for the settings, and somebody may call it. */
  mayCall(operation: Operation): boolean;
  /** Whether the operation is among those to check. */
  isChosen(operation: Operation): boolean;
}

export interface Phase {
  readonly name: PhaseName;
  run(session: Session): Promise<void>;
}

/** Thrown through the phases when the run has to end: a budget, a limit on findings, an interrupt. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}
