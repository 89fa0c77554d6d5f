import type { Operation, Reference, Spec } from '../../spec/index.js';

/** The description at a place, `''` where there is none. */
export function descriptionAt(reference: Reference, spec: Spec): string {
  const value = spec.resolve(reference);
  return typeof value === 'object' && value !== null && 'description' in value && typeof value.description === 'string'
    ? value.description
    : '';
}

export const textOf = (operation: Operation, spec: Spec): string =>
  [operation.summary ?? '', descriptionAt(operation, spec)].join('. ');

/** Whether a text says that upper and lower case are the same. */
export const ignoresCase = (text: string): boolean =>
  /case[- ]?insensitive|whatever (?:its|the|their) case|in any case\b|(?:regardless of|ignor(?:es?|ing)|disregard(?:s|ing)?|independent of) (?:(?:the|its|letter|upper and lower) )*case|in (?:upper or lower|lower or upper) case|upper and lower case are (?:the same|equal)|not case[- ]sensitive|without regard (?:to|for) (?:upper and lower )?case|case (?:does not|doesn['’]t) matter|(?:letter )?case is (?:ignored|irrelevant|not significant)|irrespective of (?:the |letter )?case/i.test(
    text,
  );

/** The words that a text quotes as code. */
export const quotedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, quoted = '']) => quoted.trim());

export const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?;])\s+|\n{2,}/);
