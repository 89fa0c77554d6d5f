import type { Fixture } from '../../state/index.js';
import type { ProfileName } from './profile-name.js';

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
