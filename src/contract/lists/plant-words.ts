import { keywordOf } from '../state/declared-properties.js';
import type { ListSubject } from './list-subject.js';
import { bodyProperties } from './request-names.js';

const mostWords = 4;

/**
 * A record for each word of each enumeration that a client may choose from, so that a list cannot leave out one kind unseen.
 * A server may refuse some: not every word can be given at any time.
 */
export async function plantWords({ session, scene, role }: ListSubject): Promise<void> {
  const creator = role.kind === 'list' ? scene.creatorOf(role.collection) : undefined;
  if (creator === undefined || session.settings.readOnly) return;
  for (const [name, schema] of bodyProperties(session, creator)) {
    const words: unknown = keywordOf(session.spec, schema, 'enum');
    if (!Array.isArray(words)) continue;
    for (const word of words.filter((each) => typeof each === 'string').slice(0, mostWords)) {
      const values = await scene.prepare(creator);
      const body = scene.bodyOf(creator, { overrides: { [name]: word } });
      const title = `with the ${name} ${word}`;
      await session.send({
        operation: creator,
        phase: 'lists',
        title,
        values: { ...values, body },
        intent: { kind: 'open' },
      });
    }
  }
}
