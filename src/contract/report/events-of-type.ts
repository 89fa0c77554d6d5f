import type { RunEvent } from '../events.js';

export type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { readonly type: T }>;

export const eventsOfType = <T extends RunEvent['type']>(events: readonly RunEvent[], type: T): readonly EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);
