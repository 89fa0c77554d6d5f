import type { Fixture } from '../../state/index.js';

/** States that a mock can start from by name: next to nothing, its fixture, or thousands of people. */
export const profileNames = ['empty', 'small', 'large'] as const;

export type ProfileName = (typeof profileNames)[number];

/** A path that has the name of a profile needs a separator: `./large`. */
export const isProfile = (text: string): text is ProfileName => (profileNames as readonly string[]).includes(text);

/** The state of a bundled service by the name of a profile, from its fixture; what large ones take is loaded for them. */
export async function makeProfile<Given extends Fixture>(
  name: ProfileName,
  service: string,
  { small, seed }: { readonly small: Given; readonly seed: string },
): Promise<Given> {
  if (name === 'small') return small;
  const { profileOf } = await import('./make-profile.js');
  return profileOf(name, service, { small, seed });
}
