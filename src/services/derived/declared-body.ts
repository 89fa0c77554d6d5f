import { type Schema, type SchemaReader, shapeAt } from '../../resources/index.js';
import type { Operation, Response } from '../../spec/index.js';

/** A success that an operation declares. */
export interface Success {
  readonly status: number;
  readonly response: Response;
}

/** The declared successes, ranges as the status that is meant as a rule; `default` is one where there is no other. */
export function successesOf({ responses }: Operation): readonly Success[] {
  const isSpoken = Object.keys(responses).some((key) => /^[23]/.test(key));
  return Object.entries(responses).flatMap(([key, response]) => {
    if (/^2\d\d$/.test(key)) return [{ status: Number(key), response }];
    const isUsual = key.toUpperCase() === '2XX' || (key === 'default' && !isSpoken);
    return isUsual ? [{ status: 200, response }] : [];
  });
}

/** The first of these statuses that is declared, or else any success. */
export function successOf(operation: Operation, wanted: readonly number[]): Success {
  const known = successesOf(operation);
  const found = wanted
    .map((status) => known.find((success) => success.status === status))
    .find((one) => one !== undefined);
  return found ?? known[0] ?? { status: 204, response: nothingDeclared };
}

const nothingDeclared: Response = { uri: '', pointer: '', description: '', headers: {}, content: {} };

const isJson = (type: string): boolean => /^(?:\*\/\*|application\/\*|.*[/+]json\b)/i.test(type);

/** The JSON schema of a response's body. */
export function schemaOf({ content }: Response, read: SchemaReader): Schema | undefined {
  const entries = Object.entries(content);
  const found =
    entries.find(([type, { schema }]) => isJson(type) && schema) ?? entries.find(([, { schema }]) => schema);
  return found?.[1].schema && read(found[1].schema);
}

/** The JSON schema of the first success that has a body. */
export const bodyOf = (operation: Operation, read: SchemaReader): Schema | undefined =>
  successesOf(operation)
    .map(({ response }) => schemaOf(response, read))
    .find((schema) => schema !== undefined);

export const placeIn = (body: Schema, pointer: string): Schema | undefined => shapeAt(body, pointer)?.schema;
