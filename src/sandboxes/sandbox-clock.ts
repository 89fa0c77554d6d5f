import type { Clock } from '../state/index.js';

/** How a sandbox's time differs from that of the clock below it. */
export interface ClockSetting {
  /** Milliseconds ahead. */
  readonly offset: number;
  /** Where the time stands still, in milliseconds since 1970. */
  readonly frozenAt: number | null;
}

export const runningClock: ClockSetting = { offset: 0, frozenAt: null };

/** The time of one sandbox, which can be stopped and set. */
export class SandboxClock implements Clock {
  readonly #create: () => Clock;
  readonly #setting: () => ClockSetting;
  #origin: Clock;

  constructor(create: () => Clock, setting: () => ClockSetting) {
    this.#create = create;
    this.#setting = setting;
    this.#origin = create();
  }

  /** Begins where a new clock does. */
  restart(): void {
    this.#origin = this.#create();
  }

  now(): number {
    const { offset, frozenAt } = this.#setting();
    return frozenAt ?? this.#origin.now() + offset;
  }

  get isFrozen(): boolean {
    return this.#setting().frozenAt !== null;
  }

  tick(): void {
    this.#origin.tick();
  }

  /** The setting by which it is this time now. */
  settingFor(now: number, isFrozen: boolean): ClockSetting {
    return { offset: now - this.#origin.now(), frozenAt: isFrozen ? now : null };
  }
}
