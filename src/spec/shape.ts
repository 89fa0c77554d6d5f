import type { Report, Warn } from './findings.js';
import { childOf, childrenOf, isObject, type Site } from './site.js';

/** What a shape may do beyond looking at its site. */
export interface Walk {
  readonly report: Report;
  readonly warn: Warn;
  /** Changes a schema of an older version into one of JSON Schema 2020-12, before anybody looks at it. */
  readonly modernise: (schema: Site) => void;
  /** Notes what a schema is called. */
  readonly identify: (schema: Site) => void;
  /** Has what the `$ref` at this site leads to checked against a shape, now or later. */
  follow(site: Site, shape: Shape): void;
  /** Whether this is the first time that the shape meets this object; ends cycles and repeated aliases. */
  enter(shape: Shape, value: object): boolean;
}

/** What a value has to look like: reports what is wrong with it and with everything below it. */
export type Shape = (site: Site, walk: Walk) => void;

export const anything: Shape = () => undefined;
export const text = scalar('text', (value) => typeof value === 'string');
export const flag = scalar('true or false', (value) => typeof value === 'boolean');
export const number = scalar('a number', (value) => Number.isFinite(value));
export const count = scalar('a whole number, 0 or more', (value) => Number.isInteger(value) && Number(value) >= 0);
export const list = scalar('a list', Array.isArray);
export const object = scalar('an object', isObject);

function scalar(expected: string, accepts: (value: unknown) => boolean): Shape {
  return (site, { report }) => {
    if (!accepts(site.value)) report(site, mismatch(site, expected));
  };
}

/** What is legal, and means nothing to us. */
export function isIgnored(message: string): Shape {
  return (site, { warn }) => warn(site, message);
}

/** One of some texts. */
export function oneOf(...choices: readonly string[]): Shape {
  return (site, { report }) => {
    const { value } = site;
    if (typeof value === 'string' && choices.includes(value)) return;
    report(site, mismatch(site, choices.length === 1 ? `'${choices.join('')}'` : `one of ${choices.join(', ')}`));
  };
}

export function listOf(item: Shape): Shape {
  return (site, walk) => {
    if (!Array.isArray(site.value)) walk.report(site, mismatch(site, 'a list'));
    else for (const child of childrenOf(site)) item(child, walk);
  };
}

/** An object with free names. */
export function mapOf(entry: Shape): Shape {
  return (site, walk) => {
    if (!isObject(site.value)) walk.report(site, mismatch(site, 'an object'));
    else for (const child of childrenOf(site)) entry(child, walk);
  };
}

/** An object with free names where those that begin with `x-` are extensions. */
export function extensibleMapOf(entry: Shape): Shape {
  return mapOf((site, walk) => {
    if (!site.token.startsWith('x-')) entry(site, walk);
  });
}

/** An object with known fields (others are ignored), then rules on it as a whole. */
export function objectOf(fields: Readonly<Record<string, Shape>>, ...rules: readonly Shape[]): Shape {
  const known = new Map(Object.entries(fields));
  const self: Shape = (site, walk) => {
    const { value } = site;
    if (!isObject(value)) walk.report(site, mismatch(site, 'an object'));
    else if (walk.enter(self, value)) {
      for (const name of Object.keys(value)) known.get(name)?.(childOf(site, name), walk);
      for (const rule of rules) rule(site, walk);
    }
  };
  return self;
}

/** Rule: the fields have to be there. */
export function requires(...fields: readonly string[]): Shape {
  return (site, { report }) => {
    for (const field of fields) {
      if (childOf(site, field).value === undefined) report(site, `${nameOf(site)} needs '${field}'.`);
    }
  };
}

/** The shape itself, or a Reference Object that leads to it. */
export function refOr(shape: Shape): Shape {
  const self: Shape = (site, walk) => {
    const $ref = childOf(site, '$ref');
    if ($ref.value === undefined || !isObject(site.value)) shape(site, walk);
    else if (walk.enter(self, site.value)) reference(self)($ref, walk);
  };
  return self;
}

/** The `$ref` of an object that has to lead to a shape. */
export function reference(shape: Shape): Shape {
  return (site, walk) => {
    if (typeof site.value !== 'string') text(site, walk);
    else walk.follow(site, shape);
  };
}

/** `'items' must be a list; here it is text.` */
export function mismatch(site: Site, expected: string): string {
  const { value } = site;
  const isUnquoted = expected === 'text' && (typeof value === 'number' || typeof value === 'boolean');
  return `${nameOf(site)} must be ${expected}; here it is ${kindOf(value)}${isUnquoted ? ': put it in quotes' : ''}.`;
}

export function nameOf(site: Site): string {
  if (site.parent === undefined) return 'The document';
  const isItem = Array.isArray(site.parent.value);
  return isItem ? `'${site.parent.token}[${site.token}]'` : `'${site.token}'`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `'${shorten(value)}'` : `${value as number | boolean}`;
}

const shorten = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);
