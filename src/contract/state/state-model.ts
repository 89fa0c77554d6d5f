import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';

/** What must hold, from what was sent and answered so far. A fold over the run's exchanges: the same history, the same model. */
export interface StateModel {
  /** Holds an exchange against the model, then takes it in; what does not fit is returned. */
  observe(exchange: Exchange): readonly Draft[];
}
