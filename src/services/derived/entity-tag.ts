import { hash } from 'node:crypto';
import { type HttpRequest, headerOf, type Problem } from '../../http/index.js';
import type { Operation } from '../../spec/index.js';
import type { StoredRecord } from '../../state/index.js';
import type { Kind } from './kind.js';
import { preconditionFailed } from './refusals.js';
import { viewOf } from './view.js';
import type { Call, World } from './world.js';

/** A strong entity tag of what the fullest answer shows of a record. */
export function entityTagOf(
  world: World,
  kind: Kind,
  { record, state }: { readonly record: StoredRecord; readonly state: Call['state'] },
): string {
  const [schema] = kind.shown;
  const view = schema === undefined ? record : viewOf(world, kind, { record, schema, state });
  return `"${hash('sha256', JSON.stringify(view), 'hex').slice(0, 20)}"`;
}

/** A problem where the operation heeds `If-Match` and the record has another tag by now. */
export function refuseStale(
  { operation, tag }: { readonly operation: Operation; readonly tag: () => string },
  request: HttpRequest,
): Problem | undefined {
  if (!('412' in operation.responses)) return undefined;
  const wanted = headerOf(request.headers, 'if-match');
  return wanted === undefined || names(wanted, tag(), 'strong') ? undefined : preconditionFailed();
}

/** Whether the client has the record already, and the operation can say so. */
export function isKnown(
  { operation, tag }: { readonly operation: Operation; readonly tag: () => string },
  request: HttpRequest,
): boolean {
  if (!('304' in operation.responses)) return false;
  const known = headerOf(request.headers, 'if-none-match');
  return known !== undefined && names(known, tag(), 'weak');
}

/** RFC 9110 section 8.8.3.2: `If-Match` compares strongly, `If-None-Match` weakly. */
function names(header: string, tag: string, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return true;
  const tags = header.split(',').map((part) => part.trim());
  return (comparison === 'strong' ? tags : tags.map((one) => one.replace(/^W\//, ''))).includes(tag);
}
