import type { ListRole, RelatedRole } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';

/** Whether the caller may see all that this run creates. */
export const isOwnView = ({ case: { intent, credentials } }: Exchange): boolean =>
  credentials === undefined && ['valid', 'open', 'conflict'].includes(intent.kind);

/** Whether one answer is the whole list: only then does an absence say something. */
export const isWholeAnswer = ({ items }: ListRole | RelatedRole, exchange: Exchange): boolean =>
  items.paging === undefined && !isQuery(exchange) && isOwnView(exchange);

const isQuery = ({ case: { values, raw } }: Exchange): boolean =>
  Object.keys({ ...values.query, ...raw?.query }).length > 0;
