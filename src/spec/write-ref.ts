import { dirname, relative, sep } from 'node:path';
import { isRemote } from './parse-ref.js';
import { pointerOf, type Site, type SourceDocument } from './site.js';

/** A `$ref` to a site, as it is written in a document. */
export function writeRef(site: Site, from: SourceDocument): string {
  const fragment = `#${asFragment(pointerOf(site))}`;
  const { path } = site.document;
  if (site.document === from) return fragment;
  if (isRemote(path)) return `${path}${fragment}`;
  return `${asFragment(relative(dirname(from.path), path).split(sep).join('/'))}${fragment}`;
}

const asFragment = (text: string): string => encodeURI(text).replaceAll('#', '%23').replaceAll('?', '%3F');
