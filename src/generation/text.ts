import { formattedTexts, uuidTexts } from './formatted-texts.js';
import { namedTexts, slugTexts, taggedTexts } from './named-texts.js';
import { patternText } from './pattern-texts.js';
import { fits, lengthOf, type TextWish } from './text-wish.js';

/** No document means a longer one. */
const longest = 100_000;

/** A text that fits the wish, as realistic as its name and format allow; undefined where none was found. */
export function textFor(wish: TextWish): string | undefined {
  if (wish.minLength > longest) return undefined;
  for (const candidate of candidates(wish)) {
    const found = [candidate, ...stretched(candidate, wish)].find((text) => fits(text, wish));
    if (found !== undefined) return found;
  }
  return patternText(wish) ?? wish.examples.find((text) => fits(text, wish)) ?? filler(wish);
}

function* candidates(wish: TextWish): Iterable<string> {
  const formatted = formattedTexts(wish);
  yield* formatted;
  if (formatted.length > 0) return;

  if (wish.isId) yield* [...wish.examples, ...uuidTexts(wish)];
  yield* listedIn(wish);
  const named = namedTexts(wish);
  yield* named;
  if (named.length === 0 && !/\bunique\b/i.test(wish.description)) yield* wish.examples;
  yield* taggedTexts(wish.tag === '' ? `Sample ${wish.unique}` : 'Sample', wish);
  if (wish.patterns.length > 0) yield* slugTexts(wish);
}

/** Values that the description lists and no `enum`: `admin, editor or guest`. The last one has the fewest rights, as a rule. */
function listedIn({ description, name }: TextWish): readonly string[] {
  if (!/role|status|state|type|kind|level|mode|permission|visibility/i.test(name)) return [];
  const [, list] =
    /(?:^|: |one of )((?:[`'"]?[\w-]+[`'"]?, )+[`'"]?[\w-]+[`'"]?,? or [`'"]?[\w-]+[`'"]?)/i.exec(description) ?? [];
  return (
    (list ?? '')
      .match(/[\w-]+/g)
      ?.filter((word) => word !== 'or')
      .reverse() ?? []
  );
}

/** The text, made as long as it has to be by words that a reader recognises as padding. */
function stretched(text: string, { minLength }: TextWish): readonly string[] {
  const missing = minLength - lengthOf(text);
  if (missing <= 0) return [];
  const words = ' and so on'.repeat(Math.ceil(missing / 10)).slice(0, missing);
  const letters = 'x'.repeat(missing);
  const at = text.indexOf('@');
  const inside = at < 0 ? [] : [`${text.slice(0, at)}${letters}${text.slice(at)}`];
  return [words.endsWith(' ') ? `${text}${words.slice(0, -1)}n` : `${text}${words}`, `${text}${letters}`, ...inside];
}

/** The last resort, for wishes so short that nothing else fits. */
function filler(wish: TextWish): string | undefined {
  const length = Math.max(wish.minLength, Math.min(wish.maxLength, 1));
  return ['a', 'A', '0', ' ', '-', '#'].map((one) => one.repeat(length)).find((text) => fits(text, wish));
}
