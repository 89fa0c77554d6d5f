import { pointerOf, type Site, writtenAt } from './site.js';

/** Notes that an object was made of what is written at a site, and hands it on. */
export function madeOf<T extends object>(site: Site, made: T): T {
  const { document } = site;
  document.origins.set(made, writtenAt(document, pointerOf(site)));
  return made;
}
