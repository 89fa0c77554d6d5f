import type { Change } from './change.js';
import type { Drafts } from './create-drafts.js';
import type { Draft } from './draft.js';
import type { Purpose } from './generator.js';
import { counted, nounAfter } from './wording.js';

interface Inside {
  readonly drafts: Drafts;
  readonly purpose: Purpose;
}

const longest = 1000;

/** Lists with an item too few, too many, or twice. */
export function listViolations(part: Draft, inside: Inside): readonly Change[] {
  if (!Array.isArray(part.value)) return [];
  return [...tooFew(part, inside), ...tooMany(part, inside), ...duplicates(part, inside), ...wrongItem(part, inside)];
}

const about = ({ pointer }: Draft) => ({ target: pointer, pointer, isCertain: true });

function tooFew(part: Draft, { purpose }: Inside): readonly Change[] {
  const { minItems } = part.facets.limits;
  const count = (minItems?.value ?? 0) - 1;
  if (minItems === undefined || count < 0 || (count === 0 && purpose.as === 'text')) return [];
  const noun = nounAfter(part.pointer, purpose.noun ?? 'body');
  const title = `with ${count === 0 ? 'no items' : counted(count, 'item')} in ${noun} (at least ${minItems.value})`;
  const writes = ({ value }: Draft) => [(value as unknown[]).slice(0, count)];
  return [{ ...about(part), keyword: 'minItems', title, at: minItems.at, writes }];
}

function tooMany(part: Draft, { drafts, purpose }: Inside): readonly Change[] {
  const { maxItems } = part.facets.limits;
  if (maxItems === undefined || maxItems.value >= longest) return [];
  const count = maxItems.value + 1;
  const noun = nounAfter(part.pointer, purpose.noun ?? 'body');
  const title = `with ${counted(count, 'item')} in ${noun} (at most ${maxItems.value})`;
  const writes = (target: Draft) => {
    const list = drafts.listAt(target, purpose, count);
    return list === undefined ? [] : [list];
  };
  return [{ ...about(part), keyword: 'maxItems', title, at: maxItems.at, writes }];
}

function duplicates(part: Draft, { purpose }: Inside): readonly Change[] {
  const at = part.facets.uniqueItems;
  if (at === undefined) return [];
  const title = `with the same item twice in ${nounAfter(part.pointer, purpose.noun ?? 'body')}`;
  const writes = ({ value }: Draft) => twice(value as unknown[]);
  return [{ ...about(part), keyword: 'uniqueItems', title, at, writes }];
}

/** The items of a list that is sent empty have nothing else that could be made wrong. */
function wrongItem(part: Draft, { drafts, purpose }: Inside): readonly Change[] {
  const type = drafts.itemFacets(part)?.type;
  if ((part.value as readonly unknown[]).length > 0 || type === undefined || purpose.as === 'text') return [];
  const pointer = `${part.pointer}/0`;
  const title = `with a number for ${nounAfter(pointer, purpose.noun ?? 'body')}`;
  const about = { target: part.pointer, pointer, keyword: 'type', title, at: type, isCertain: true };
  return [{ ...about, writes: () => [[12345]] }];
}

function twice(list: readonly unknown[]): readonly unknown[][] {
  const [first, second, ...rest] = list;
  if (list.length === 0) return [];
  return second === undefined
    ? [[first, first]]
    : [
        [first, first, ...rest],
        [first, second, ...rest, first],
      ];
}
