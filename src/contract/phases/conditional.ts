import { createScene, type Scene } from '../scene/scene.js';
import type { Session } from '../session.js';
import { taggedCollection } from './conditional-collections.js';
import { checkIdempotencyKeys } from './conditional-creates.js';
import { checkEntityTags } from './conditional-reads.js';
import { checkStaleUpdates } from './conditional-updates.js';

/** What a document promises about ETag, If-None-Match, If-Match and Idempotency-Key. */
export async function checkConditionalRequests(session: Session, scene: Scene = createScene(session)): Promise<void> {
  if (session.settings.readOnly) return;
  for (const collection of session.resources.collections.values()) {
    const tagged = taggedCollection(session, scene, collection);
    if (tagged === undefined) continue;
    await checkEntityTags(tagged);
    await checkStaleUpdates(tagged);
  }
  await checkIdempotencyKeys(session, scene);
}
