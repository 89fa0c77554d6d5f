import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Place } from '../../spec/index.js';
import type { Finding } from '../finding.js';

/** A file as people type it: relative to the root where it is below it. */
export function fileName(file: string, root: string): string {
  const inside = isAbsolute(file) ? relative(root, file) : file;
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? file : inside.split(sep).join('/');
}

/** `openapi.yaml:114:15`. */
export const placeName = ({ file, line, column }: Place, root: string): string =>
  `${fileName(file, root)}:${line}:${column}`;

/** RFC 3986: relative where the file is below the root, else `file:`. */
export function fileUri(file: string, root: string): string {
  const name = fileName(file, root);
  return isAbsolute(name) ? pathToFileURL(name).href : name.split('/').map(encodeURIComponent).join('/');
}

/** A name for the script that reproduces a finding; the same in every run. */
export const scriptName = ({ operation, check, fingerprint }: Finding): string =>
  `${operation.replace(/[^\w.-]+/g, '-').slice(0, 60)}.${check}.${fingerprint.slice(0, 8)}.sh`;
