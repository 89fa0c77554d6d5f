import type { RecordRole, Role } from '../../resources/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { type Ledger, subjectOf } from './ledger.js';
import { observeCreate } from './observe-create.js';
import { observeList } from './observe-list.js';
import { observeLink } from './observe-membership.js';
import { observePresence } from './observe-presence.js';
import { observeRelated } from './observe-related.js';
import { observeAnswer } from './observe-shown.js';
import { observeDelete, observeUpdate } from './observe-update.js';
import { isWholeAnswer } from './own-view.js';

/** Takes in what a request did, and holds what its answer shows against what is known. */
export function observeSuccess(ledger: Ledger, role: Role, exchange: Exchange): readonly Draft[] {
  switch (role.kind) {
    case 'create':
      return observeCreate(ledger, role, exchange);
    case 'read':
      return observeRead(ledger, role, exchange);
    case 'replace':
    case 'patch':
      return observeUpdate(ledger, role, exchange);
    case 'delete':
      return observeDelete(ledger, role, exchange);
    case 'list':
      return observeList(ledger, role, { exchanges: [exchange], isWhole: isWholeAnswer(role, exchange) });
    case 'related':
      return observeRelated(ledger, role, { exchanges: [exchange], isWhole: isWholeAnswer(role, exchange) });
    default:
      return observeLink(ledger, role, exchange);
  }
}

function observeRead(ledger: Ledger, role: RecordRole, exchange: Exchange): readonly Draft[] {
  const record = subjectOf(ledger, role, exchange);
  if (record === undefined) return [];
  const presence = observePresence(ledger, record, { exchange, kind: 'record', isThere: true });
  return presence.length > 0 ? presence : observeAnswer(ledger, record, { role, exchange });
}
