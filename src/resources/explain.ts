import { childOf, type Operation, type Place, type Spec } from '../spec/index.js';
import { aboutList } from './explain-list.js';
import { reasonOf, wordsFor } from './explain-role.js';
import type { Basis, Collection, Relation, ResourceModel } from './resource-model.js';

/** One thing that a document is taken to say: what, how sure that is, why, where, and how `x-twinspec` would say it. */
export interface Statement {
  readonly subject: string;
  readonly says: string;
  readonly basis: Basis;
  readonly reason: string;
  readonly at: Place;
  readonly hint: string;
}

/** What a document is taken for, in the order of the document. */
export interface Explanation {
  readonly title: string;
  readonly version: string;
  readonly file: string;
  readonly collections: readonly Statement[];
  readonly relations: readonly Statement[];
  readonly operations: readonly Statement[];
}

/** Explains a resource model with the reason for everything in it. */
export function explain(spec: Spec, model: ResourceModel): Explanation {
  return {
    title: spec.title,
    version: spec.version,
    file: spec.file,
    collections: [...model.collections.values()].flatMap((collection) => aboutCollection(spec, model, collection)),
    relations: [...model.relations.values()].map((relation) => aboutRelation(spec, model, relation)),
    operations: spec.operations.flatMap((operation) => aboutOperation(spec, model, operation)),
  };
}

function aboutCollection(spec: Spec, model: ResourceModel, collection: Collection): readonly Statement[] {
  const { name, key, container, basis, unique, references } = collection;
  const users = spec.operations.filter((operation) =>
    model.rolesOf(operation).some((role) => 'collection' in role && role.collection === name),
  );
  const declared = extensionPlace(spec, 'collections', name);
  const at = spec.locate(basis === 'declaration' ? declared : (users[0] ?? declared));
  const inside = container === undefined ? '' : `, inside of ${container}`;
  const picking = users.find(({ path }) => path.endsWith('}')) ?? users[0];
  const reason =
    basis === 'declaration'
      ? 'x-twinspec declares it'
      : `${picking === undefined ? 'its paths' : signatureOf(picking)} ${picking?.path.endsWith('}') === true ? 'picks one' : 'lists them'}`;
  const where = `at the root, x-twinspec: {collections: {${name}: `;
  return [
    {
      subject: name,
      says: `key ${key.join(', ')}${inside}`,
      basis,
      reason,
      at,
      hint: `${where}{key: ${listed(key)}}}}`,
    },
    ...unique.map((one) => ({
      subject: name,
      says: `unique ${one.fields.join(' and ')}${one.ignoreCase ? ', in upper or lower case' : ''}`,
      basis: one.basis,
      reason:
        one.at === undefined
          ? 'a refusal or a description says that it can be taken'
          : 'the property is described as unique',
      at: one.at === undefined ? at : spec.locate(one.at),
      hint: `${where}{key: ${listed(key)}, unique: [{fields: [${one.fields.join(', ')}], ignoreCase: ${String(!one.ignoreCase)}}]}}}`,
    })),
    ...references.map((one) => ({
      subject: name,
      says: `${one.field} refers to ${one.to}${one.onDelete === undefined ? '' : `, ${one.onDelete} when that is deleted`}`,
      basis: one.basis,
      reason:
        one.basis === 'inferred'
          ? 'the name of the property'
          : one.basis === 'document'
            ? 'its description'
            : 'x-twinspec declares it',
      at,
      hint: `${where}{key: ${listed(key)}, references: [{field: ${one.field}, to: ${one.to}, onDelete: ${one.onDelete ?? 'clear'}}]}}}`,
    })),
  ];
}

const listed = (names: readonly string[]): string => (names.length === 1 ? (names[0] ?? '') : `[${names.join(', ')}]`);

const signatureOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

const extensionPlace = (spec: Spec, ...tokens: readonly string[]) => {
  const [uri = ''] = spec.documents.keys();
  return childOf({ uri, pointer: '/x-twinspec' }, ...tokens);
};

function aboutRelation(spec: Spec, model: ResourceModel, relation: Relation): Statement {
  const { name, basis, from, to, field, inverse, count, inverseCount, by } = relation;
  const user = spec.operations.find((operation) =>
    model.rolesOf(operation).some((role) => 'relation' in role && role.relation === name),
  );
  const properties = [field, inverse, count, inverseCount].filter((property) => property !== undefined);
  const shown = properties.length === 0 ? '' : `, shown by ${properties.join(', ')}`;
  return {
    subject: name,
    says: by === undefined ? `${from} have ${to}${shown}` : `the ${to} whose ${by} names one of ${from}`,
    basis,
    reason:
      basis === 'declaration'
        ? 'x-twinspec declares it'
        : user === undefined
          ? `the list of keys in ${from}`
          : `${signatureOf(user)} joins them`,
    at: spec.locate(user ?? extensionPlace(spec, 'relations', name)),
    hint: `at the root, x-twinspec: {relations: {${name.replaceAll('.', '-')}: {from: ${from}, to: ${to}}}}`,
  };
}

function aboutOperation(spec: Spec, model: ResourceModel, operation: Operation): readonly Statement[] {
  const subject = signatureOf(operation);
  const at = spec.locate(operation);
  const roles = model.rolesOf(operation);
  const action = model.actionOf(operation);
  if (roles.length > 0) {
    return roles.flatMap((role) => [
      {
        subject,
        says: wordsFor(role),
        basis: role.basis,
        reason: reasonOf(role, operation),
        at,
        hint: 'on the operation, x-twinspec: {role: none}',
      },
      ...('items' in role ? aboutList(role.items).map((one) => ({ ...one, subject, at })) : []),
    ]);
  }
  const hint =
    'on the operation, x-twinspec: {<verb>: <collection>}, such as creates, reads, lists, replaces, patches, deletes';
  if (action === undefined) {
    const reason = 'its path names no record, list or pair of a collection';
    return [{ subject, says: 'no state: an example, or a made-up value', basis: 'inferred', reason, at, hint }];
  }
  return [{ subject, says: wordsFor(action), basis: action.basis, reason: reasonOf(action, operation), at, hint }];
}
