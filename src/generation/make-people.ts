import { createRandom } from './random.js';
import { createRealisticWords, type Person } from './realistic-words.js';

export interface MadePerson extends Person {
  readonly email: string;
  /** In small letters, with digits where others have the same; as unique as the address. */
  readonly login: string;
}

/** So many people with names as they occur, the same for the same seed. */
export function makePeople(count: number, seed: string): readonly MadePerson[] {
  const words = createRealisticWords();
  const random = createRandom(seed, 'people');
  const known = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const person = words.person(random);
    const name = `${person.first}.${person.last}`.toLowerCase();
    const namesakes = known.get(name) ?? 0;
    known.set(name, namesakes + 1);
    const login = namesakes === 0 ? name : `${name}${namesakes + 1}`;
    return { ...person, login, email: `${login}@example.com` };
  });
}
