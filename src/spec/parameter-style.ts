import type { ParameterLocation, ParameterStyle } from './spec.js';

/** The styles that a value may be written in at its location, the default first (OpenAPI 3.1, "Style Values"). */
export const stylesOf: Readonly<Record<ParameterLocation, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/** OpenAPI 3.2: a cookie as it is, which is how we read `form` there. */
export const isCookieStyle = (location: ParameterLocation, style: unknown): boolean =>
  location === 'cookie' && style === 'cookie';

export const isLocation = (value: unknown): value is ParameterLocation =>
  typeof value === 'string' && Object.hasOwn(stylesOf, value);
