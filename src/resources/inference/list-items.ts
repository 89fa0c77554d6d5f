import type { Operation } from '../../spec/index.js';
import { plain } from '../document/names.js';
import { textOf } from '../document/texts.js';
import type { KeySources, ListItems } from '../resource-model.js';
import type { ListPlace } from './body-shape.js';
import type { Context } from './context.js';
import { pagingOf, totalOf } from './list-paging.js';
import { queriesOf } from './list-queries.js';

/** How a list is read; undefined where the document does not say how to get all of it. */
export function toListItems(
  operation: Operation,
  { place, key }: { readonly place: ListPlace; readonly key: KeySources },
  context: Context,
): ListItems | undefined {
  const { paging, isPartial } = pagingOf(operation, place, context);
  const queries = queriesOf(operation, place.item, context);
  const isForced = operation.parameters.some(
    ({ in: at, required, name }) => at === 'query' && required && !isPagingName(name, paging),
  );
  if (isPartial || isForced) return undefined;
  const total = totalOf(place, paging !== undefined);
  return {
    pointer: place.pointer,
    key,
    ...(total !== undefined && { total }),
    ...(paging && { paging }),
    ...queries,
    isStable: promisesOrder(textOf(operation, context.spec)),
  };
}

const isPagingName = (name: string, paging: ListItems['paging']): boolean =>
  paging !== undefined &&
  Object.values(paging).some((value) => typeof value === 'string' && plain(value) === plain(name));

const promisesOrder = (text: string): boolean =>
  /\b(?:stable|fixed|consistent|same) order\b|\border(?:ing)? (?:is|stays) (?:stable|the same)\b|\b(?:sorted|ordered) by\b|\bin (?:the )?order of\b|\b(?:newest|oldest|latest) first\b/i.test(
    text,
  );
