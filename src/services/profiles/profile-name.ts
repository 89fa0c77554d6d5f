/** States that a mock can start from by name: next to nothing, its fixture, or thousands of people. */
export const profileNames = ['empty', 'small', 'large'] as const;

export type ProfileName = (typeof profileNames)[number];

/** A path that has the name of a profile needs a separator: `./large`. */
export const isProfile = (text: string): text is ProfileName => (profileNames as readonly string[]).includes(text);
