import type { Faker } from '@faker-js/faker';
import { faker as shared } from '@faker-js/faker/locale/en';
import type { Random } from './random.js';

/** Realistic words, each from the stream that it is asked with. */
export interface RealisticWords {
  of<T>(random: Random, choose: (faker: Faker) => T): T;
  person(random: Random): Person;
}

export interface Person {
  readonly first: string;
  readonly last: string;
}

/** An instance of its own: the library's shared one belongs to whoever else uses it. */
export function createRealisticWords(): RealisticWords {
  let current: Random | undefined;
  const randomizer = { next: () => current?.next() ?? 0, seed: () => undefined };
  const OwnFaker = shared.constructor as typeof Faker;
  const faker = new OwnFaker({ locale: shared.rawDefinitions, randomizer });
  const of = <T>(random: Random, choose: (faker: Faker) => T): T => {
    current = random;
    return choose(faker);
  };
  return {
    of,
    person: (random) => ({
      first: lettersOf(of(random, ({ person }) => person.firstName())),
      last: lettersOf(of(random, ({ person }) => person.lastName())),
    }),
  };
}

/** Names with an apostrophe or a hyphen would test the server's idea of names, which is not their purpose here. */
const lettersOf = (name: string): string => name.replace(/[^A-Za-z]/g, '');
