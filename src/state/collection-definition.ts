/** What a collection promises about its records. Every name is a property of the record itself, not a path. */
export interface CollectionDefinition {
  readonly name: string;
  /** Properties that identify a record; they never change while it exists. */
  readonly key: readonly string[];
  readonly unique: readonly UniqueKey[];
  /** Properties looked up by equality; an array counts under each of its elements. References need no mention here. */
  readonly index: readonly string[];
  /** Properties searched for a part of their text. */
  readonly search: readonly string[];
  readonly references: readonly Reference[];
}

/** No two records agree in all of these properties. A record that has null or nothing in one of them is not compared. */
export interface UniqueKey {
  readonly fields: readonly string[];
  readonly ignoreCase: boolean;
}

/** A property that holds the key of a record of another collection (or of this one), or an array of such keys. */
export interface Reference {
  readonly field: string;
  readonly to: string;
  /**
   * An array property of the target that lists who refers to it, in the order they began to. The state alone writes it: what
   * an insert or an update says there is ignored.
   */
  readonly inverse?: string;
  /**
   * What deleting the target does: delete the referring record too, refuse while one is left, or take the key out of it
   * (`clear` and `remove` are one: null where one key stands, one element less in an array).
   */
  readonly onDelete: 'cascade' | 'restrict' | 'clear' | 'remove';
}
