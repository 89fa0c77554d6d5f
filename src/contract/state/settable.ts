import type { RecordRole } from '../../resources/index.js';
import type { Operation, Reference, Spec } from '../../spec/index.js';
import { declaredProperties, keywordOf } from './declared-properties.js';

/** The properties of the record that a request may set, by their names in the record, with the place of each schema. */
export function settableOf(
  spec: Spec,
  { input }: Pick<RecordRole, 'input'>,
  { requestBody }: Operation,
): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  const [media] = Object.values(requestBody?.content ?? {});
  if (media?.schema === undefined || input === undefined || input.pointer !== '') return found;
  for (const [name, schema] of declaredProperties(spec, media.schema)) {
    if (keywordOf(spec, schema, 'readOnly') !== true) found.set(input.names[name] ?? name, schema);
  }
  return found;
}

/** The properties that a PUT may leave out, and the default that each gets then; undefined where none is declared. */
export function replaceableOf(spec: Spec, role: RecordRole, operation: Operation): ReadonlyMap<string, unknown> {
  const settable = [...settableOf(spec, role, operation)];
  const shown = settable.filter(([, schema]) => keywordOf(spec, schema, 'writeOnly') !== true);
  return new Map(shown.map(([name, schema]) => [name, keywordOf(spec, schema, 'default')]));
}
