/** What a document says about state: collections, keys, uniqueness, relations and paging, from `x-twinspec`. */

export { isOfPeople } from './document/people.js';
export { createSchemaReader, type Schema, type SchemaReader } from './document/schema.js';
export { shapeAt } from './document/shape-at.js';
export { type Explanation, explain, type Statement } from './explain.js';
export { groupBy } from './group-by.js';
export { liesInside } from './lies-inside.js';
export { type Paging, toWindow, type Window } from './paging.js';
export { readResourceModel } from './read-resource-model.js';
export type {
  Action,
  Basis,
  Collection,
  Input,
  KeySources,
  LinkRole,
  ListFilter,
  ListItems,
  ListPaging,
  ListRole,
  ListSearch,
  ListSort,
  PairAction,
  RecordAction,
  RecordRole,
  ReferenceField,
  RelatedRole,
  Relation,
  ResourceModel,
  Role,
  Shown,
  Source,
  UniqueKey,
} from './resource-model.js';
export { declaresState, type OperationResources, type Resources, readResources, resourcesOf } from './resources.js';
