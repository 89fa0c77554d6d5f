/** What a document says about state: collections, keys, uniqueness, relations and paging, from `x-twinspec`. */
export { type Paging, toWindow, type Window } from './paging.js';
export { readResourceModel } from './read-resource-model.js';
export type {
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
  RecordRole,
  ReferenceField,
  RelatedRole,
  Relation,
  ResourceModel,
  Role,
  Source,
  UniqueKey,
} from './resource-model.js';
export { type OperationResources, type Resources, readResources, resourcesOf } from './resources.js';
