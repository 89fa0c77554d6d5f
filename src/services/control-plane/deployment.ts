import type { Handler, Outgoing } from '../../mock/index.js';
import type { Sandboxes } from '../../sandboxes/index.js';
import type { operations } from './generated/document.js';

/** What the control plane steers. */
export interface Deployment {
  /** Of Twinspec. */
  readonly version: string;
  readonly sandboxes: Sandboxes;
  readonly mocks: readonly SteeredMock[];
  /** Whether no more requests should be sent to it. */
  readonly isClosing: () => boolean;
}

export interface SteeredMock {
  readonly name: string;
  readonly title: string;
  /** What it sends to others; undefined where it never does. */
  readonly outgoing: Outgoing | undefined;
}

/** The handlers of the operations named, which may take their time. */
export type Handlers<Id extends keyof operations> = {
  readonly [K in Id]: PatientHandler<Handler<operations[K], object>>;
};

type PatientHandler<Immediate extends (context: never) => unknown> = (
  ...parameters: Parameters<Immediate>
) => ReturnType<Immediate> | Promise<ReturnType<Immediate>>;
