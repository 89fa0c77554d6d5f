import type { Operation, Spec } from '../../spec/index.js';
import { plain } from './names.js';
import type { Schema, SchemaReader } from './schema.js';
import { descriptionAt } from './texts.js';

/** A query parameter as it is to a reader. */
export interface QueryParameter {
  readonly name: string;
  /** The name without what styles differ in. */
  readonly word: string;
  readonly schema: Schema | undefined;
  /** Its descriptions. */
  readonly text: string;
  readonly isRequired: boolean;
}

export function queryParametersOf(
  operation: Operation,
  { spec, read }: { readonly spec: Spec; readonly read: SchemaReader },
): readonly QueryParameter[] {
  return operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => {
      const schema = parameter.schema && read(parameter.schema);
      const text = [descriptionAt(parameter, spec), schema?.text ?? ''].join(' ').trim();
      return { name: parameter.name, word: plain(parameter.name), schema, text, isRequired: parameter.required };
    });
}
