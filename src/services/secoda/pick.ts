/** The named properties that an object has. */
export function pick<T extends object, K extends keyof T>(object: T, names: readonly K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const name of names) {
    if (Object.hasOwn(object, name)) picked[name] = object[name];
  }
  return picked;
}
