import type { Random } from './random.js';
import { type Facets, typeOf } from './schema-node.js';

/** The smallest and the largest number that a schema takes, and the distance between two. */
export interface NumberRange {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly step: number;
}

export function rangeOf(facets: Facets): NumberRange {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = facets.limits;
  const isInteger = typeOf(facets) === 'integer';
  const step = stepOf(multipleOf?.value, isInteger);
  const fine = multipleOf === undefined && !isInteger ? 0.01 : step;
  const lowest = [
    minimum && up(minimum.value, step, multipleOf !== undefined || isInteger),
    exclusiveMinimum && above(exclusiveMinimum.value, fine),
  ];
  const highest = [
    maximum && -up(-maximum.value, step, multipleOf !== undefined || isInteger),
    exclusiveMaximum && -above(-exclusiveMaximum.value, fine),
  ];
  return { minimum: outermost(lowest, Math.max), maximum: outermost(highest, Math.min), step: fine };
}

export function numberFor(facets: Facets, name: string, random: Random): number | undefined {
  const { minimum, maximum, step } = rangeOf(facets);
  const [usual, spread] = usualFor(name);
  const lowest = minimum ?? Math.min(usual, maximum ?? usual);
  const highest = Math.min(maximum ?? Number.POSITIVE_INFINITY, Math.max(lowest, usual) + spread);
  const first = tidy(Math.ceil(tidy(lowest / step)) * step);
  if (first > highest) return minimum !== undefined && minimum <= highest ? minimum : undefined;
  const count = Math.floor(tidy((highest - first) / step));
  return tidy(first + random.integer(0, Math.min(count, 10_000)) * step);
}

function usualFor(name: string): readonly [number, number] {
  if (/^page$|page_?(?:number|no|index)|offset|skip/i.test(name)) return [1, 0];
  if (/age$/i.test(name)) return [20, 50];
  if (/lat|lon|lng/i.test(name)) return [1, 50];
  if (/year/i.test(name)) return [2020, 5];
  return [1, 99];
}

function stepOf(multipleOf: number | undefined, isInteger: boolean): number {
  if (multipleOf === undefined) return isInteger ? 1 : 0.01;
  if (!isInteger || Number.isInteger(multipleOf)) return multipleOf;
  for (let factor = 1; factor <= 1000; factor += 1) {
    const whole = tidy(multipleOf * factor);
    if (Number.isInteger(whole)) return whole;
  }
  return multipleOf;
}

const up = (value: number, step: number, isStepped: boolean): number =>
  isStepped ? tidy(Math.ceil(tidy(value / step)) * step) : value;

const above = (value: number, step: number): number => tidy((Math.floor(tidy(value / step)) + 1) * step);

function outermost(
  values: readonly (number | undefined)[],
  choose: (...values: number[]) => number,
): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : choose(...given);
}

/** 0.1 + 0.2 is 0.3. */
export const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(12)));
