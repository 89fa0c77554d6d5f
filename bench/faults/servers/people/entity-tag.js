// @ts-check
import { createHash } from 'node:crypto';
import { Refusal } from './problem.js';

/** @param {unknown} view the body that the tag is for */
export function toEntityTag(view) {
  return `"${createHash('sha1').update(JSON.stringify(view)).digest('hex').slice(0, 20)}"`;
}

/**
 * @param {string | undefined} header
 * @param {string} tag
 */
export function matches(header, tag) {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
}

/**
 * @param {import('express').Request} request
 * @param {string} tag
 */
export function assertUnchanged(request, tag) {
  const header = request.get('if-match');
  if (header !== undefined && !matches(header, tag)) throw new Refusal(412, 'Somebody was faster; read it again.');
}
