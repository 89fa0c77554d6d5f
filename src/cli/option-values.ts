import { InvalidArgumentError } from 'commander';
import { parseShard, toMilliseconds } from '../contract/names.js';

/** `30s` in milliseconds. */
export function toDuration(text: string): number {
  const milliseconds = toMilliseconds(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new InvalidArgumentError('It must be a number with a unit, such as 500ms, 30s or 2m.');
}

/** `16KiB` in bytes. */
export function toSize(text: string): number {
  const [, number, unit = ''] = /^(\d{1,9})(KiB|MiB|GiB)?$/.exec(text) ?? [];
  const size = Number(number) * 1_024 ** ['', 'KiB', 'MiB', 'GiB'].indexOf(unit);
  if (size > 0) return size;
  throw new InvalidArgumentError('It must be a number of bytes, or one with a unit, such as 512, 64KiB or 5MiB.');
}

/** A whole number within bounds. */
export function toInteger(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

export function toPositiveNumber(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}

export function toShard(text: string): { readonly index: number; readonly of: number } {
  const shard = parseShard(text);
  if (shard) return shard;
  throw new InvalidArgumentError('It must be a part and the number of parts, such as 2/4.');
}

/** Collects names, each of an option of its own or with commas, that have to be among the known ones. */
export const toNames =
  <Name extends string>(known: readonly Name[]) =>
  (text: string, previous: readonly Name[] = []): readonly Name[] => {
    const names = text.split(',').map((name) => name.trim());
    const unknown = names.find((name) => !(known as readonly string[]).includes(name));
    if (unknown === undefined) return [...previous, ...(names as Name[])];
    throw new InvalidArgumentError(`'${unknown}' is none of: ${known.join(', ')}.`);
  };

export const toList = (text: string, previous: readonly string[] = []): readonly string[] => [
  ...previous,
  ...text.split(','),
];

export const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];
