import type { Examples, Reference, Spec } from '../spec/index.js';
import { keyOf, placesOf } from './facets.js';

/** The examples of media types, parameters and headers for a schema, found through all operations on first use. */
export function createKnownExamples(spec: Spec): (places: readonly Reference[]) => readonly unknown[] {
  let known: ReadonlyMap<string, readonly unknown[]> | undefined;
  return (places) => {
    known ??= collect(spec);
    const found = known;
    return places.flatMap((place) => found.get(keyOf(place)) ?? []);
  };
}

interface Described {
  readonly schema?: Reference;
  readonly examples: Examples;
}

function collect(spec: Spec): ReadonlyMap<string, readonly unknown[]> {
  const known = new Map<string, unknown[]>();
  const note = ({ schema, examples }: Described): void => {
    const values = Object.values(examples);
    if (schema === undefined || values.length === 0) return;
    for (const place of placesOf(schema, spec)) {
      const list = known.get(keyOf(place)) ?? [];
      known.set(keyOf(place), list);
      for (const value of values) if (!list.includes(value)) list.push(value);
    }
  };
  for (const operation of spec.operations) {
    for (const media of Object.values(operation.requestBody?.content ?? {})) note(media);
    for (const parameter of operation.parameters) note(parameter);
    for (const response of Object.values(operation.responses)) {
      for (const media of Object.values(response.content)) note(media);
      for (const header of Object.values(response.headers)) note(header);
    }
  }
  return known;
}
