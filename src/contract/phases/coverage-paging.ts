import { type ResourceModel, resourcesOf } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';

/** The parameters that page a list, and which values out of range are taken as the nearest allowed one. */
export interface PagingParameters {
  readonly size: string | undefined;
  readonly page: string | undefined;
  readonly cursor: string | undefined;
  readonly clampsAbove: boolean;
  readonly clampsBelow: boolean;
}

export function pagingOf(resources: ResourceModel, operation: Operation): PagingParameters | undefined {
  const [paging] = resources
    .rolesOf(operation)
    .flatMap((role) => ('items' in role && role.items.paging ? [role.items.paging] : []));
  const declared = resourcesOf(operation).paging;
  if (paging === undefined && declared === undefined) return undefined;
  const cursor = paging?.style === 'cursor' ? paging.cursor : undefined;
  const offset = paging?.style === 'offset' ? paging.offset : undefined;
  const page = paging?.style === 'page' ? paging.page : undefined;
  return {
    size: paging?.size ?? declared?.size,
    page: page ?? offset ?? declared?.page,
    cursor,
    clampsAbove: (paging?.above ?? declared?.above) === 'clamp',
    clampsBelow: (paging?.below ?? declared?.below) === 'clamp',
  };
}
