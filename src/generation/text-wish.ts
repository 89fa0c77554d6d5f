import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Budget } from './budget.js';
import type { PatternSources } from './pattern-sources.js';
import type { Random } from './random.js';
import type { Person, RealisticWords } from './realistic-words.js';

/** What a text has to be like. */
export interface TextWish {
  /** Name of the property that it is for, or of the one that holds the list. */
  readonly name: string;
  readonly description: string;
  readonly format?: string;
  readonly patterns: readonly RegExp[];
  /** In code points. */
  readonly minLength: number;
  readonly maxLength: number;
  readonly examples: readonly string[];
  /** Whether it names a record. */
  readonly isId: boolean;
  /** Marks the texts of one run. */
  readonly tag: string;
  /** Letters that differ from one place and purpose to another. */
  readonly unique: string;
  readonly random: Random;
  readonly person: Person;
  readonly words: RealisticWords;
  readonly sources: PatternSources;
  readonly budget: Budget;
}

export const lengthOf = (text: string): number => Array.from(text).length;

export function fits(text: string, { minLength, maxLength, patterns, format }: TextWish): boolean {
  const length = lengthOf(text);
  if (length < minLength || length > maxLength) return false;
  return patterns.every((pattern) => pattern.test(text)) && hasFormat(text, format);
}

/** Formats that are not known hold for every text, as JSON Schema has it. */
function hasFormat(text: string, format: string | undefined): boolean {
  const known = format === undefined ? undefined : (fullFormats as Record<string, unknown>)[format];
  if (known instanceof RegExp) return known.test(text);
  if (typeof known === 'function') return (known as (text: string) => boolean)(text);
  const validate = (known as { readonly validate?: unknown } | undefined)?.validate;
  if (validate instanceof RegExp) return validate.test(text);
  return typeof validate === 'function' && !isNumeric(format) ? (validate as (text: string) => boolean)(text) : true;
}

const isNumeric = (format: string | undefined): boolean => /^(?:int32|int64|float|double)$/.test(format ?? '');
