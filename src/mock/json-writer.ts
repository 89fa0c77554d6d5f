import { isDeeplyFrozen } from '../http/index.js';

/** Writes a value as JSON; undefined for what JSON cannot say. */
export type JsonWriter = (value: unknown) => string | undefined;

/**
 * A JSON.stringify that writes each deeply frozen object once and then knows its text by identity: on its own, under a property
 * of the value, or as an item of a list there. Records are frozen, so a list of known records costs what joining their texts does.
 */
export function createJsonWriter(): JsonWriter {
  const texts = new WeakMap<object, string>();

  const writeItem = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return stringify(value);
    const known = texts.get(value);
    if (known !== undefined) return known;

    const text = stringify(value);
    if (text !== undefined && isDeeplyFrozen(value)) texts.set(value, text);
    return text;
  };

  const writeList = (list: readonly unknown[]): string => {
    let text = '';
    for (const item of list) text += `${text === '' ? '' : ','}${writeItem(item) ?? 'null'}`;
    return `[${text}]`;
  };

  const writeObject = (object: object): string => {
    let text = '';
    for (const [name, value] of Object.entries(object) as [string, unknown][]) {
      const written = isOpenList(value) ? writeList(value) : writeItem(value);
      if (written !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${written}`;
    }
    return `{${text}}`;
  };

  return (value) => {
    if (isOpenList(value)) return writeList(value);
    const isEnvelope = typeof value === 'object' && value !== null && !Object.isFrozen(value) && !('toJSON' in value);
    return isEnvelope ? writeObject(value) : writeItem(value);
  };
}

/** A list made for this answer, of records perhaps; one that is frozen itself is written as a whole. */
const isOpenList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && !Object.isFrozen(value);

const stringify = (value: unknown): string | undefined => JSON.stringify(value);
