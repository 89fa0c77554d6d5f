// What clients created: sandboxes of immutable records with keys, indexes, references and transactions; clock and ids.
export type { Change, ChangeSet } from './change-set.js';
export { type Clock, createSeededClock, createSystemClock } from './clock.js';
export type { Collection, Selection } from './collection.js';
export type { CollectionDefinition, Reference, UniqueKey } from './collection-definition.js';
export { ConstraintViolation, DefinitionError, FixtureError } from './errors.js';
export type { Fixture } from './fixture.js';
export { type Counter, createIds, createSeed, type Ids } from './ids.js';
export type { Key, StoredRecord } from './records.js';
export { createSandbox, type Sandbox, type Snapshot } from './sandbox.js';
export type { Replacement } from './table.js';
