import type { Variant } from '../../generation/index.js';
import { isJson, parseMediaType } from '../../http/index.js';
import { childOf, type Operation, type Reference } from '../../spec/index.js';
import type { Intent, RequestValues } from '../case.js';
import { tokensOf, valueAt } from '../json-pointer.js';
import { graft, without } from './coverage-graft.js';
import { fillReferences } from './coverage-references.js';
import {
  bodyOfOperation,
  isObject,
  referringProperties,
  requiredByDeclaration,
  type Shot,
  type Stage,
  sendShot,
} from './coverage-stage.js';

const mostPerOperation = 55;

/** What breaks a body with every property may leave another alternative of one that has fewer. */
const keeps = ({ session }: Stage, schema: Reference, body: unknown): boolean => session.values.accepts(schema, body);

const toShot = (variant: Variant, values: RequestValues): Shot => ({
  title: variant.title,
  values,
  intent: invalid(`/body${variant.pointer}`, variant),
});

/** Bodies that break the document, one way each. `values` is the request that is right otherwise. */
export async function sendInvalidBodies(stage: Stage, operation: Operation, values: RequestValues): Promise<void> {
  const described = bodyOfOperation(operation);
  if (described === undefined) return;
  for (const shot of [...(await violations()), ...missingByDeclaration(), ...unreadable(stage, operation, values)]) {
    await sendShot(stage, operation, shot);
  }

  async function violations(): Promise<readonly Shot[]> {
    const schema = described?.media.schema;
    if (schema === undefined) return [];
    const as = isForm(described?.type) ? 'text' : 'json';
    const purpose = { purpose: `${operation.id} violations`, extent: 'maximal', direction: 'request', as } as const;
    const variants = distinct(stage.session.values.violations(schema, purpose), mostPerOperation);
    const shots: Shot[] = [];
    for (const variant of variants) {
      const broken = graft(freshBody(), inDisguise(variant));
      if (as === 'json' ? keeps(stage, schema, broken) : !isObject(broken)) continue;
      const body = await fillReferences(stage, broken, variant.pointer);
      shots.push(toShot(variant, { ...values, body }));
    }
    return shots;
  }

  /** A key of a record has to be that of one that is there: its type is all that is wrong with it. */
  function inDisguise(variant: Variant): Variant {
    const [name = '', ...deeper] = tokensOf(variant.pointer);
    if (deeper.length > 0 || !isDisguised(variant) || !isObject(variant.value)) return variant;
    const whole = stage.scene.bodyOf(operation, { extent: 'maximal' });
    const right = isObject(whole) ? (keysIn(values.body)[name] ?? whole[name]) : undefined;
    const isKey = referringProperties(stage, operation).has(name) && typeof right === 'number';
    return isKey ? { ...variant, value: { ...variant.value, [name]: String(right) } } : variant;
  }

  function missingByDeclaration(): readonly Shot[] {
    return requiredByDeclaration(operation).flatMap(({ name, at }) => {
      const body = freshBody();
      if (!isObject(body)) return [];
      const intent = invalid(`/body/${name}`, { keyword: 'requires', at, isCertain: true });
      return [
        { title: `without ${name}, which it requires`, values: { ...values, body: without(body, name) }, intent },
      ];
    });
  }

  /** With values of its own, so that nothing but the violation can be wrong with it. */
  function freshBody(): unknown {
    const body = stage.scene.bodyOf(operation);
    return isObject(body) && isObject(values.body) ? { ...values.body, ...body, ...keysIn(values.body) } : body;
  }

  /** Keys of records that the request is about. */
  function keysIn(body: unknown): Readonly<Record<string, unknown>> {
    const keys = stage.scene.requestFor(operation)?.body;
    return isObject(keys) && isObject(body)
      ? Object.fromEntries(Object.keys(keys).map((name) => [name, body[name]]))
      : {};
  }
}

/** A form has names and values, whatever is wrong with it. */
const isForm = (mediaType = ''): boolean => /^application\/x-www-form-urlencoded\b/i.test(mediaType);

/** What no reader of a body can make sense of. */
function unreadable(stage: Stage, operation: Operation, values: RequestValues): readonly Shot[] {
  const described = bodyOfOperation(operation);
  const at = operation.requestBody;
  if (described === undefined || at === undefined || !isJson(parseMediaType(described.type)?.essence ?? '')) return [];
  const text = JSON.stringify(stage.scene.bodyOf(operation) ?? values.body ?? {});
  const bodiless: RequestValues = without({ ...values }, 'body');
  const isTold = Object.hasOwn(operation.responses, '415');
  return [
    {
      title: 'with a body that is cut off',
      values: bodiless,
      raw: { body: text.length > 2 ? text.slice(0, -1) : '{"a": ', contentType: described.type },
      intent: invalid('/body', { keyword: 'parse', at, isCertain: true }),
    },
    {
      title: 'with a body that is no JSON',
      values: bodiless,
      raw: { body: 'no JSON at all', contentType: described.type },
      intent: invalid('/body', { keyword: 'parse', at, isCertain: true }),
    },
    ...(at.required ? withoutBody(at) : []),
    {
      title: 'with JSON that is said to be plain text',
      values: bodiless,
      raw: { body: text, contentType: 'text/plain' },
      intent: invalid('/header/content-type', { keyword: 'content', at: childOf(at, 'content'), isCertain: isTold }),
    },
  ];

  function withoutBody(body: Reference): readonly Shot[] {
    const intent = invalid('/body', { keyword: 'required', at: childOf(body, 'required'), isCertain: true });
    return [
      { title: 'without the required body', values: bodiless, intent },
      {
        title: 'with an empty body',
        values: bodiless,
        raw: { body: '', contentType: described?.type ?? null },
        // Frameworks read an empty text as an empty object.
        intent: invalid('/body', { keyword: 'empty', at: childOf(body, 'required'), isCertain: false }),
      },
    ];
  }
}

export function invalid(
  pointer: string,
  { keyword, at, isCertain }: Pick<Variant, 'keyword' | 'at' | 'isCertain'>,
): Intent {
  return { kind: 'invalid', violation: { pointer, keyword, message: `breaks ${keyword}` }, at, isCertain };
}

/**
 * One violation of a kind for each property. Null is a kind of its own, for many readers skip it, and so are texts that many
 * convert, words in another case, and a line break that a pattern may overlook.
 */
export function distinct(variants: Iterable<Variant>, most = Number.POSITIVE_INFINITY): readonly Variant[] {
  const seen = new Map<string, Variant>();
  for (const variant of variants) {
    const place = variant.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
    const sent = valueAt(variant.value, tokensOf(variant.pointer));
    const isLine = typeof sent === 'string' && sent.endsWith('\n');
    const isWord = variant.keyword === 'enum' && sent !== 'unknown-value';
    const key = [place, variant.keyword, sent === null, isDisguised(variant), isLine, isWord].join(' ');
    if (!seen.has(key)) seen.set(key, variant);
    if (seen.size >= most) break;
  }
  return [...seen.values()];
}

/** A number or a boolean that is written as text. */
function isDisguised({ keyword, pointer, value }: Variant): boolean {
  const sent = valueAt(value, tokensOf(pointer));
  return keyword === 'type' && typeof sent === 'string' && /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(sent);
}
