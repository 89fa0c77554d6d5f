import type { Variant } from '../../generation/index.js';
import type { RecordRole, Role } from '../../resources/index.js';
import type { Operation, Parameter } from '../../spec/index.js';
import { type Schemas, schemasOf } from '../../validation/index.js';
import type { Intent, RequestValues } from '../case.js';
import { leavesOf } from '../checks/pointers.js';
import { isSuccess } from '../exchange.js';
import { tokensOf } from '../json-pointer.js';
import { canBeShown } from '../scene/can-be-shown.js';
import { graft } from './coverage-graft.js';
import { pagingOf } from './coverage-paging.js';
import { fillReferences, ownKeys } from './coverage-references.js';
import {
  bodyOfOperation,
  isObject,
  isThere,
  parametersIn,
  prepareRequest,
  referringProperties,
  type Stage,
  sendShot,
} from './coverage-stage.js';
import { sendSpecialTexts } from './coverage-texts.js';

/** Boundaries that a document draws on purpose; a format or a pattern leaves room for what no server may want. */
const drawn = new Set([
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'enum',
  'const',
  'minItems',
  'maxItems',
]);

const mostPerOperation = 30;

type Step = (operation: Operation) => Promise<void>;

/** Everything that an operation has to accept: the least, the most, and each boundary. */
export function createValidRequests(stage: Stage): {
  readonly least: Step;
  readonly most: Step;
  readonly boundaries: Step;
} {
  const schemas = schemasOf(stage.session.spec);
  const accepted = new Set<string>();

  return {
    async least(operation) {
      const values = await prepareRequest(stage, operation);
      await linkFirst(stage, operation);
      if (values === undefined) {
        stage.session.note('There is no record to try it on.', operation);
        return;
      }
      const isCertain =
        isKnownRole(stage, operation) &&
        isThere(stage, operation, values) &&
        isWhole(stage, operation, { values, schemas });
      const intent = { kind: 'valid', isCertain } as const;
      const exchange = await sendShot(stage, operation, { title: 'with what is required', values, intent });
      if (isSuccess(exchange)) accepted.add(operation.id);
    },

    async most(operation) {
      if (bodyOfOperation(operation) === undefined) return;
      const values = await prepareRequest(stage, operation);
      const body = await fillReferences(stage, stage.scene.bodyOf(operation, { extent: 'maximal' }));
      if (values === undefined || body === undefined) return;
      const whole =
        isObject(body) && isObject(values.body) ? { ...body, ...keysOf(stage, operation, values.body) } : body;
      const intent = { kind: 'valid', isCertain: false } as const;
      await sendShot(stage, operation, { title: 'with every property', values: { ...values, body: whole }, intent });
    },

    async boundaries(operation) {
      if (!accepted.has(operation.id)) return;
      await bodyBoundaries(stage, operation);
      await queryBoundaries(stage, operation);
      await sendSpecialTexts(stage, operation);
    },
  };
}

const certainRoles = new Set(['create', 'read', 'replace', 'patch', 'delete', 'list', 'related', 'link', 'unlink']);

/** What an operation of an unknown kind needs beyond its schema nobody can know. */
const isKnownRole = ({ session }: Stage, operation: Operation): boolean =>
  session.resources.rolesOf(operation).some(({ kind }) => certainRoles.has(kind));

interface Judged {
  readonly values: RequestValues;
  readonly schemas: Schemas;
}

/** An empty change may be refused, for it changes nothing; and what a made-up id should name is not there. */
function isWhole(stage: Stage, operation: Operation, { values: { body }, schemas }: Judged): boolean {
  const schema = bodyOfOperation(operation)?.media.schema;
  if (schema === undefined || body === undefined) return true;
  const isEmpty = isObject(body) && Object.keys(body).length === 0;
  return !isEmpty && schemas.forRequest(schema)(body, '').length === 0 && !namesStrangers(stage, body);
}

function namesStrangers(stage: Stage, body: unknown): boolean {
  const own = ownKeys(stage);
  return leavesOf(body).some(
    ({ tokens, value }) =>
      typeof value === 'string' &&
      /(_id|Id|_ids|Ids)$/.test(tokens.findLast((token) => !/^\d+$/.test(token)) ?? '') &&
      !own.has(value),
  );
}

/** Only what is linked can be unlinked. */
async function linkFirst(stage: Stage, operation: Operation): Promise<void> {
  const { spec, resources } = stage.session;
  const [relation] = resources.rolesOf(operation).flatMap((role) => (role.kind === 'unlink' ? [role.relation] : []));
  if (relation === undefined) return;
  const linker = spec.operations.find(
    (other) =>
      stage.session.mayCall(other) &&
      resources.rolesOf(other).some((role) => role.kind === 'link' && role.relation === relation),
  );
  const values = linker && (await prepareRequest(stage, linker));
  if (values !== undefined)
    await sendShot(stage, linker as Operation, { title: 'for what follows', values, intent: { kind: 'open' } });
}

function keysOf(stage: Stage, operation: Operation, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const referring = referringProperties(stage, operation);
  return Object.fromEntries(Object.entries(body).filter(([name]) => referring.has(name)));
}

async function bodyBoundaries(stage: Stage, operation: Operation): Promise<void> {
  const schema = bodyOfOperation(operation)?.media.schema;
  if (schema === undefined) return;
  const referring = referringProperties(stage, operation);
  const purpose = { purpose: `${operation.id} boundaries`, extent: 'maximal', direction: 'request' } as const;
  let sent = 0;
  for (const variant of stage.session.values.boundaries(schema, purpose)) {
    if (variant.pointer === '' || referring.has(variant.pointer.split('/')[1] ?? '')) continue;
    const values = await prepareRequest(stage, operation);
    if (values === undefined) return;
    const body = await fillReferences(stage, graft(values.body, variant), variant.pointer);
    await sendShot(stage, operation, {
      title: variant.title,
      values: { ...values, body },
      intent: intentOf('/body', variant, mayBeKept(stage, operation, variant)),
    });
    sent += 1;
    if (sent === mostPerOperation) return;
  }
}

/** Whether the records that are written may have what lies at a boundary: an answer's schema may draw it closer than the request's. */
function mayBeKept({ session }: Stage, operation: Operation, { pointer, value }: Variant): boolean {
  const [property = ''] = tokensOf(pointer);
  const written = isObject(value) ? value[property] : undefined;
  return session.resources
    .rolesOf(operation)
    .flatMap((role) => (isWrite(role) ? [role.collection] : []))
    .every((collection) => written === undefined || canBeShown(session, collection, { property, value: written }));
}

const isWrite = (role: Role): role is RecordRole => ['create', 'replace', 'patch'].includes(role.kind);

const intentOf = (part: string, { pointer, keyword }: Variant, isKeepable = true): Intent => ({
  kind: 'valid',
  isCertain: isKeepable && drawn.has(keyword),
  pointer: `${part}${pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')}#${keyword}`,
});

async function queryBoundaries(stage: Stage, operation: Operation): Promise<void> {
  for (const parameter of parametersIn(operation, 'query')) {
    for (const variant of boundariesOf(stage, operation, parameter)) {
      const values = await prepareRequest(stage, operation);
      if (values === undefined) return;
      const query = { ...values.query, [parameter.name]: variant.value };
      const intent = intentOf(`/query/${parameter.name}`, variant);
      await sendShot(stage, operation, { title: variant.title, values: { ...values, query }, intent });
    }
  }
}

/** A page far beyond the last one need not be there, and a cursor is the server's own. */
function boundariesOf({ session }: Stage, operation: Operation, { name, schema }: Parameter): readonly Variant[] {
  const paging = pagingOf(session.resources, operation);
  if (schema === undefined || paging?.cursor === name) return [];
  const purpose = {
    purpose: `${operation.id} ${name}`,
    extent: 'minimal',
    direction: 'request',
    as: 'text',
    noun: name,
  } as const;
  const variants = [...session.values.boundaries(schema, purpose)].filter(
    ({ keyword, pointer }) => drawn.has(keyword) && pointer === '',
  );
  return paging?.page === name ? variants.filter(({ keyword }) => keyword === 'minimum') : variants;
}
