/**
 * A projection that gives the same frozen view for the same record, so that what is known of a view (that it is valid) holds
 * as long as its record.
 */
export function remember<T extends object, V extends object>(project: (record: T) => V): (record: T) => V {
  const views = new WeakMap<T, V>();
  return (record) => {
    const known = views.get(record);
    if (known) return known;
    const view = deepFreeze(project(record));
    views.set(record, view);
    return view;
  };
}

function deepFreeze<T extends object>(value: T): T {
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null && !Object.isFrozen(child)) deepFreeze(child as object);
  }
  return Object.freeze(value);
}
