import type { Operation } from '../../spec/index.js';
import { queryParametersOf } from '../document/query-parameters.js';
import { textOf } from '../document/texts.js';
import type { KeySources, ListItems, ListPaging } from '../resource-model.js';
import type { ListPlace } from './body-shape.js';
import type { Context } from './context.js';
import { totalOf } from './list-envelope.js';
import { pagingOf } from './list-paging.js';
import { queriesOf } from './list-queries.js';

export interface FoundList {
  readonly place: ListPlace;
  readonly key: KeySources;
}

/** How a list is read; one that has to be told what to look for, or ends early, shows only a part of all. */
export function toListItems(operation: Operation, list: FoundList, context: Context): ListItems {
  const { paging, isPartial } = pagingOf(operation, list.place, context);
  const isForced = queryParametersOf(operation, context).some(
    ({ name, isRequired }) => isRequired && !pages(paging, name),
  );
  const isPart = isPartial || isForced || (paging === undefined && (list.place.most ?? many) < many);
  return { ...readList(operation, { ...list, paging }, context), ...(isPart && { isPart }) };
}

/** A list without pages that may be as long as this has no end to speak of. */
const many = 1000;

type PagedList = FoundList & { readonly paging?: ListPaging | undefined };

/** How a list is read that a declaration calls one, as far as the document says. */
export function readList(operation: Operation, { place, key, paging: known }: PagedList, context: Context): ListItems {
  const paging = known ?? pagingOf(operation, place, context).paging;
  const total = totalOf(place, paging !== undefined);
  return {
    pointer: place.pointer,
    key,
    ...(total !== undefined && { total }),
    ...(paging && { paging }),
    ...queriesOf(operation, place.item, context),
    isStable: promisesOrder(textOf(operation, context.spec)),
  };
}

const pages = (paging: ListPaging | undefined, name: string): boolean =>
  paging !== undefined && Object.values(paging).includes(name);

const promisesOrder = (text: string): boolean =>
  /\b(?:stable|fixed|consistent|same) order\b|\border(?:ing)? (?:is|stays) (?:stable|the same)\b|\b(?:sorted|ordered) by\b|\bin (?:the )?order of\b|\b(?:newest|oldest|latest) first\b/i.test(
    text,
  );
