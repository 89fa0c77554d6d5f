import type { Operation, Parameter } from '../../spec/index.js';
import type { Schemas } from '../../validation/index.js';
import type { Session } from '../session.js';
import { isObject } from '../state/same-value.js';

/** What the document says about a query parameter in words and in its schema. */
export interface ParameterFacts {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export function factsOf(session: Session, operation: Operation, name: string): ParameterFacts {
  const parameter = queryParameter(operation, name);
  const written = parameter && session.spec.resolve(parameter);
  const schema = parameter?.schema && session.spec.resolve(parameter.schema);
  const description = isObject(written) ? written.description : undefined;
  return {
    description: typeof description === 'string' ? description : '',
    schema: isObject(schema) ? schema : {},
  };
}

export const queryParameter = ({ parameters }: Operation, name: string): Parameter | undefined =>
  parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);

interface Reader {
  readonly schemas: Schemas;
  readonly operation: Operation;
}

/** Whether the parameter's schema takes the text. */
export function isAllowedText({ schemas, operation }: Reader, name: string, text: string): boolean {
  const schema = queryParameter(operation, name)?.schema;
  return schema === undefined || readingsOf(text).some((value) => schemas.forRequest(schema)(value, '').length === 0);
}

/** What a text in a query may be: itself, a number, or true or false. */
export function readingsOf(text: string): readonly unknown[] {
  if (text === 'true' || text === 'false') return [text, text === 'true'];
  return /^-?\d+(\.\d+)?$/.test(text) ? [text, Number(text)] : [text];
}
