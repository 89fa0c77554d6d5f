import { keywordOf } from '../state/declared-properties.js';
import type { ListSubject } from './list-subject.js';
import { bodyProperties, recordName } from './request-names.js';

const mostWords = 4;

/** A record for each word of each enumeration that a client may choose from, so that a list cannot leave out one kind unseen. */
export async function plantWords(subject: ListSubject): Promise<void> {
  const { session, scene, role } = subject;
  const creator = role.kind === 'list' ? scene.creatorOf(role.collection) : undefined;
  if (creator === undefined) return;
  for (const [name, schema] of bodyProperties(session, creator)) {
    const words: unknown = keywordOf(session.spec, schema, 'enum');
    const texts = Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
    for (const word of texts.slice(0, mostWords)) await subject.add({ [recordName(session, creator, name)]: word });
  }
}
