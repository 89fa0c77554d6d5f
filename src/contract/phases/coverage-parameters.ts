import type { Variant } from '../../generation/index.js';
import { childOf, type Operation, type Parameter } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import { distinct, invalid } from './coverage-body.js';
import { without } from './coverage-graft.js';
import { pagingOf } from './coverage-paging.js';
import { documentsRefusal, parametersIn, type Stage, sendShot } from './coverage-stage.js';

const below = new Set(['minimum', 'exclusiveMinimum']);
const above = new Set(['maximum', 'exclusiveMaximum']);

/** Query and header parameters that break the document, one way each. */
export async function sendInvalidParameters(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  for (const parameter of [...parametersIn(operation, 'query'), ...parametersIn(operation, 'header')]) {
    await sendWithout(stage, operation, { parameter, values });
    for (const variant of violationsOf(stage, operation, parameter)) {
      const { name } = parameter;
      const text = textOf(variant.value);
      const pointer = `/${parameter.in}/${name}`;
      // A server may take an empty text for none at all.
      const isCertain = variant.isCertain && text !== '' && documentsRefusal(operation);
      await sendShot(stage, operation, {
        title: variant.title,
        values,
        raw: parameter.in === 'query' ? { query: { [name]: text } } : { headers: { [name.toLowerCase()]: text } },
        intent: invalid(pointer, { ...variant, isCertain }),
      });
    }
  }
}

interface Site {
  readonly parameter: Parameter;
  readonly values: RequestValues;
}

async function sendWithout(stage: Stage, operation: Operation, { parameter, values }: Site): Promise<void> {
  if (!parameter.required) return;
  const place = parameter.in === 'query' ? 'query' : 'headers';
  await sendShot(stage, operation, {
    title: `without the required ${parameter.name}`,
    values: { ...values, [place]: without(values[place] ?? {}, parameter.name) },
    intent: invalid(`/${parameter.in}/${parameter.name}`, {
      keyword: 'required',
      at: childOf(parameter, 'required'),
      isCertain: documentsRefusal(operation),
    }),
  });
}

function violationsOf({ session }: Stage, operation: Operation, parameter: Parameter): readonly Variant[] {
  const { schema, name } = parameter;
  if (schema === undefined) return [];
  const purpose = {
    purpose: `${operation.id} ${name}`,
    extent: 'minimal',
    direction: 'request',
    as: 'text',
    noun: name,
  } as const;
  const paging = pagingOf(session.resources, operation);
  const isPaging = name === paging?.size || name === paging?.page;
  const isClamped = ({ keyword }: Variant): boolean =>
    isPaging && ((paging.clampsAbove && above.has(keyword)) || (paging.clampsBelow && below.has(keyword)));
  return distinct(session.values.violations(schema, purpose)).filter(
    (variant) => !isClamped(variant) && isWritable(parameter, variant),
  );
}

/** A header holds no control characters and nothing beyond Latin-1. */
const isWritable = (parameter: Parameter, { value }: Variant): boolean =>
  parameter.in !== 'header' || /^[\x20-\x7e]*$/.test(textOf(value));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
