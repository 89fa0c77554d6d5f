import type { Operation } from '../../spec/index.js';
import type { Schema } from '../document/schema.js';
import { textOf } from '../document/texts.js';
import type { Context } from './context.js';
import { isSecret } from './field-kinds.js';

export interface ChangeKind {
  readonly kind: 'replace' | 'patch';
  /** Whether that is certain: a PUT with less than a create may be either. */
  readonly isSure: boolean;
}

export interface Change {
  readonly operation: Operation;
  readonly body: Schema;
  /** What a create takes, and the key property of the record. */
  readonly created: Schema | undefined;
  readonly own: string;
}

/** PATCH changes what it names. PUT replaces, unless it cannot say what a create can, or says that the rest stays. */
export function kindOfChange({ operation, body, created, own }: Change, { spec }: Context): ChangeKind {
  if (operation.method === 'patch') return { kind: 'patch', isSure: true };
  const text = textOf(operation, spec);
  if (saysReplaced(text)) return { kind: 'replace', isSure: true };
  if (saysKept(text)) return { kind: 'patch', isSure: true };
  const isWhole = operation.method === 'put' && (created === undefined || covers(body, created, own));
  if (isWhole) return { kind: 'replace', isSure: created !== undefined };
  return { kind: 'patch', isSure: body.required.size === body.properties.size };
}

const saysReplaced = (text: string): boolean =>
  /\breplaces? (?:the (?:whole|entire)|all)\b|\b(?:left out|omitted|missing)\b[^.;]*\b(?:default|null|removed|cleared|reset)\b/i.test(
    text,
  );

const saysKept = (text: string): boolean =>
  /\b(?:left out|omitted|absent|missing|not (?:sent|given|provided|present))\b[^.;]*\b(?:stays?|keeps?|kept|unchanged|remains?|untouched|ignored)\b|\bpartial/i.test(
    text.replace(/\b(?:no|not|never|cannot)\b[^.;]*\bpartial/gi, ''),
  );

/** Whether a body can say all that a create can, secrets aside, and needs what a create needs. */
function covers(body: Schema, created: Schema, own: string): boolean {
  const settable = [...created.properties].filter(
    ([name, schema]) => name !== own && !isSecret(name, schema) && schema.keyword('readOnly') !== true,
  );
  return settable.every(
    ([name]) => body.properties.has(name) && (body.required.has(name) || !created.required.has(name)),
  );
}
