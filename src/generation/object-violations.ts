import { below, type Change } from './change.js';
import type { Drafts } from './create-drafts.js';
import type { Draft } from './draft.js';
import type { Purpose } from './generator.js';
import { nounAfter, nounFor } from './wording.js';

interface Inside {
  readonly drafts: Drafts;
  readonly purpose: Purpose;
}

/** Required properties left out, unknown ones added, too few and too many. */
export function objectViolations(part: Draft, inside: Inside): readonly Change[] {
  if (typeof part.value !== 'object' || part.value === null || Array.isArray(part.value)) return [];
  return [...missing(part, inside), ...unknown(part, inside), ...counts(part, inside)];
}

type Properties = Readonly<Record<string, unknown>>;

function missing({ facets, pointer, children }: Draft, { purpose }: Inside): readonly Change[] {
  const sent = [...children].filter(([, child]) => !child.isOmitted).map(([name]) => name);
  return sent.flatMap((name) => {
    const at = facets.required.get(name);
    if (at === undefined) return [];
    const place = below(pointer, name);
    const title = `without the required ${nounFor(place, purpose.noun ?? 'body')}`;
    const writes = ({ value }: Draft) => [without(value as Properties, name)];
    return [{ target: pointer, pointer: place, keyword: 'required', title, at, isCertain: true, writes }];
  });
}

const without = (value: Properties, name: string): Properties =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

function unknown({ facets, pointer }: Draft, { purpose }: Inside): readonly Change[] {
  const [closing] = facets.closings;
  if (closing === undefined) return [];
  const where = pointer === '' ? '' : ` in ${nounFor(pointer, purpose.noun ?? 'body')}`;
  return [
    {
      target: pointer,
      pointer: below(pointer, 'unknownProperty'),
      keyword: closing.keyword,
      title: `with an unknown property${where}`,
      at: closing.at,
      isCertain: true,
      writes: ({ value }) => [{ ...(value as Properties), unknownProperty: 'unknown' }],
    },
  ];
}

function counts(part: Draft, inside: Inside): readonly Change[] {
  return [...tooFew(part, inside), ...tooMany(part, inside)];
}

function tooFew({ facets, pointer, children }: Draft, { purpose }: Inside): readonly Change[] {
  const { minProperties } = facets.limits;
  if (minProperties === undefined || minProperties.value < 1) return [];
  const count = minProperties.value - 1;
  const omitted = [...children].filter(([, child]) => child.isOmitted).map(([name]) => name);
  const size = count === 0 ? 'no properties' : `only ${count} ${count === 1 ? 'property' : 'properties'}`;
  const title = `with ${size} in ${nounAfter(pointer, purpose.noun ?? 'body')}`;
  const writes = ({ value }: Draft) => [first(value as Properties, count, omitted)];
  return [{ target: pointer, pointer, keyword: 'minProperties', title, at: minProperties.at, isCertain: true, writes }];
}

const most = 100;

function tooMany({ facets, pointer }: Draft, { purpose }: Inside): readonly Change[] {
  const { maxProperties } = facets.limits;
  if (maxProperties === undefined || maxProperties.value >= most) return [];
  const count = maxProperties.value + 1;
  const noun = nounAfter(pointer, purpose.noun ?? 'body');
  const title = `with ${count} properties in ${noun} (at most ${maxProperties.value})`;
  const writes = ({ value }: Draft) => [filled(value as Properties, count)];
  return [{ target: pointer, pointer, keyword: 'maxProperties', title, at: maxProperties.at, isCertain: true, writes }];
}

const first = (value: Properties, count: number, omitted: readonly string[]): Properties =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !omitted.includes(name))
      .slice(0, count),
  );

/** More of what is there already, under other names. */
function filled(value: Properties, count: number): Properties {
  const entries = Object.entries(value);
  const [name, sample] = entries.at(-1) ?? ['key', 'value'];
  const missing = Math.max(0, count - entries.length);
  const more = Array.from({ length: missing }, (_, index) => [`${name}${index + 2}`, sample] as const);
  return Object.fromEntries([...entries, ...more]);
}
