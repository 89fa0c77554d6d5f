import type { Operation, Parameter } from '../../spec/index.js';
import { schemasOf } from '../../validation/index.js';
import { parametersIn, prepareRequest, type Stage, sendShot } from './coverage-stage.js';

/** What means something to an address, a database, a pattern or a shell, and nothing to whoever looks for a text. */
const special = [
  { what: 'a percent sign', text: '%' },
  { what: 'an underscore', text: '_' },
  { what: 'a backslash', text: '\\' },
  { what: 'an apostrophe', text: "'" },
  { what: 'a quotation mark', text: '"' },
  { what: 'an asterisk', text: '*' },
  { what: 'an opening bracket', text: '(' },
  { what: 'an emoji', text: '🚀' },
  { what: 'letters with accents', text: 'Zoë' },
] as const;

const long = { what: 'a long text', text: 'a long text '.repeat(9).trim() };

/** Texts to look for that a schema allows, whatever stands in them. */
export async function sendSpecialTexts(stage: Stage, operation: Operation): Promise<void> {
  const schemas = schemasOf(stage.session.spec);
  for (const parameter of parametersIn(operation, 'query')) {
    const { schema, name } = parameter;
    if (schema === undefined || !isFreeText(stage, operation, parameter)) continue;
    const { minLength = 0, maxLength } = stage.session.spec.resolve(schema) as Limits;
    const allows = schemas.forRequest(schema);
    const texts = [...special, { ...long, text: long.text.slice(0, maxLength) }];
    for (const { what, text } of texts) {
      const value = text.padEnd(minLength, text);
      const values = allows(value, '').length === 0 ? await prepareRequest(stage, operation) : undefined;
      if (values === undefined) continue;
      await sendShot(stage, operation, {
        title: `with ${what} for ${name}`,
        values: { ...values, query: { ...values.query, [name]: value } },
        intent: {
          kind: 'valid',
          isCertain: isSearch(stage, operation, name) && (text !== long.text || maxLength !== undefined),
          pointer: `/query/${name}#encoding`,
        },
      });
    }
  }
}

const bounds = ['enum', 'const', 'format', 'pattern'] as const;

interface Limits extends Readonly<Partial<Record<(typeof bounds)[number], unknown>>> {
  readonly type?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A parameter that is known to search, or that is called so: a word for a sort or for a page is another thing. */
function isFreeText(stage: Stage, operation: Operation, { schema, name }: Parameter): boolean {
  const resolved = schema && (stage.session.spec.resolve(schema) as Limits);
  const isText = [resolved?.type].flat().includes('string');
  if (!isText || bounds.some((keyword) => resolved?.[keyword] !== undefined)) return false;
  return isSearch(stage, operation, name) || /(?:^q$|quer(?:y|ies)$|search|keyword|^term$|contains)/i.test(name);
}

const isSearch = ({ session: { resources } }: Stage, operation: Operation, name: string): boolean =>
  resources.rolesOf(operation).some((role) => 'items' in role && role.items.search?.parameter === name);
