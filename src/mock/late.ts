/** Makes something when it is first asked for, and keeps it. An error is thrown to everybody who asks. */
export function late<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
