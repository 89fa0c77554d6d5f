import { childOf, type Operation, type Reference, type Spec } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { schemasAt } from '../checks/schema-places.js';
import { fillReferences } from './coverage-references.js';
import { bodyOfOperation, isObject, type Stage, sendShot } from './coverage-stage.js';

/**
 * Properties that a request may give any text, but that answers have only certain words for. Whether the server refuses
 * another word is open; what it must not do is to answer with it.
 */
export async function sendAnyWords(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  const { spec, tag } = stage.session;
  const schema = bodyOfOperation(operation)?.media.schema;
  if (schema === undefined) return;
  for (const name of wordsOf(stage, operation).filter((word) => isAnyText(spec, schema, word))) {
    const fresh = await fillReferences(stage, stage.scene.bodyOf(operation));
    if (!isObject(fresh)) return;
    const base = isObject(values.body) ? { ...fresh, ...(stage.scene.requestFor(operation)?.body as object) } : fresh;
    await sendShot(stage, operation, {
      title: `with a ${name} that no answer may have`,
      values: { ...values, body: { ...base, [name]: tag } },
      intent: { kind: 'open' },
    });
  }
}

/** Properties of the record that have an enumeration in answers, by their names in the request. */
function wordsOf({ session: { spec, resources } }: Stage, operation: Operation): readonly string[] {
  return resources.rolesOf(operation).flatMap((role) => {
    if (!('input' in role) || role.input.pointer !== '') return [];
    const { names } = role.input;
    const { schema, writable } = resources.collections.get(role.collection) ?? {};
    if (schema === undefined || writable === undefined) return [];
    const words = [...writable].filter((field) =>
      hasKeyword(spec, schema, { name: field, keywords: ['enum', 'const'] }),
    );
    return words.map((field) => Object.keys(names).find((name) => names[name] === field) ?? field);
  });
}

interface Wanted {
  readonly name: string;
  readonly keywords: readonly string[];
}

function hasKeyword(spec: Spec, schema: Reference, { name, keywords }: Wanted): boolean {
  return schemasAt(spec, schema, [name]).some(({ at }) =>
    keywords.some((keyword) => spec.read(childOf(at, keyword)) !== undefined),
  );
}

function isAnyText(spec: Spec, schema: Reference, name: string): boolean {
  const isText = schemasAt(spec, schema, [name]).some(({ at }) => spec.read(childOf(at, 'type')) === 'string');
  return isText && !hasKeyword(spec, schema, { name, keywords: ['enum', 'const', 'format', 'pattern'] });
}
