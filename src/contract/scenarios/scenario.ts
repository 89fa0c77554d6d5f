import { createScene, type Scene } from '../scene/scene.js';
import type { Session } from '../session.js';
import { createObserver, type Observer } from './observer.js';

/** What happens to records, and what it takes: the run, records of its own, and who looks at them. */
export interface Scenario {
  readonly session: Session;
  readonly scene: Scene;
  readonly observer: Observer;
}

export function createScenario(session: Session): Scenario {
  const scene = createScene(session);
  return { session, scene, observer: createObserver(session, scene) };
}
