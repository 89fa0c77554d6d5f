import { type ListPaging, type ResourceModel, resourcesOf } from '../../resources/index.js';
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
  const [inferred] = resources.rolesOf(operation).flatMap((role) => ('items' in role ? (role.items.paging ?? []) : []));
  const declared = resourcesOf(operation).paging;
  if (inferred === undefined) return declared && { ...limitsOf(declared), page: declared.page, cursor: undefined };
  return {
    ...limitsOf({ ...declared, ...inferred }),
    page: pageOf(inferred),
    cursor: inferred.style === 'cursor' ? inferred.cursor : undefined,
  };
}

type Limits = Pick<ListPaging, 'size' | 'above' | 'below'>;

const limitsOf = ({ size, above, below }: Limits): Pick<PagingParameters, 'size' | 'clampsAbove' | 'clampsBelow'> => ({
  size,
  clampsAbove: above === 'clamp',
  clampsBelow: below === 'clamp',
});

function pageOf(paging: ListPaging): string | undefined {
  if (paging.style === 'cursor') return undefined;
  return paging.style === 'page' ? paging.page : paging.offset;
}
