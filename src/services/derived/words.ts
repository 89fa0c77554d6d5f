/** The words of a name, in lower case, however it is written. */
export const wordsIn = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');

/** `user_id`, `userId` and `user-id` are one. */
export const plain = (name: string): string => wordsIn(name).join('');
