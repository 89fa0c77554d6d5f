/** How a value is written as text (OpenAPI 3.1, "Style Values"). A header or a part of a form is one too. */
export interface WrittenParameter {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  /** Of a query: whether reserved characters stay as they are, where they cannot be taken for delimiters. */
  readonly allowReserved?: boolean;
}

type Encode = (text: string) => string;
type Entry = readonly [string, unknown];

/** A path segment: styles `simple`, `label` and `matrix`. The inverse of `fromPath`. */
export function toPath(parameter: WrittenParameter, value: unknown): string {
  const { style, explode } = parameter;
  if (style === 'label') return `.${delimited(parameter, value, { join: explode ? '.' : ',', encode: encodeDots })}`;
  if (style === 'matrix') return toMatrix(parameter, value);
  return withoutDots(delimited(parameter, value, { join: ',', encode }));
}

/** The pairs of a query, `name=value`: styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`. The inverse of `fromQuery`. */
export function toQuery(parameter: WrittenParameter, value: unknown): readonly string[] {
  const { name, style, explode } = parameter;
  const encodeValue = parameter.allowReserved ? encodeReserved : encode;
  const pair = ([key, text]: readonly [string, string]): string => `${encode(key)}=${encodeValue(text)}`;

  if (style === 'deepObject' && isObject(value)) {
    return repeatedEntries(value).map(([key, text]) => pair([`${name}[${key}]`, text]));
  }
  if (explode && Array.isArray(value)) return value.map((item) => pair([name, toText(item)]));
  if (explode && isObject(value)) return repeatedEntries(value).map(pair);

  const join = queryDelimiters.get(style) ?? ',';
  const encodePart = isContainer(value) ? encode : encodeValue;
  return [`${encode(name)}=${delimited({ ...parameter, explode: false }, value, { join, encode: encodePart })}`];
}

const queryDelimiters = new Map([
  ['spaceDelimited', '%20'],
  ['pipeDelimited', '%7C'],
]);

/** A header's text, style `simple`; nothing is percent-encoded there. The inverse of `fromHeader`. */
export function toHeader(parameter: WrittenParameter, value: unknown): string {
  return delimited(parameter, value, { join: ',', encode: (text) => text });
}

/** The pairs of a Cookie header, style `form`; an object is one pair, exploded or not. The inverse of `fromCookie`. */
export function toCookie(parameter: WrittenParameter, value: unknown): readonly string[] {
  const { name, explode } = parameter;
  if (explode && Array.isArray(value)) return value.map((item) => `${name}=${encode(toText(item))}`);
  return [`${name}=${delimited({ ...parameter, explode: false }, value, { join: ',', encode })}`];
}

/** `;color=blue`, and `;color` for an empty text. */
function toMatrix(parameter: WrittenParameter, value: unknown): string {
  const { name, explode } = parameter;
  if (explode && Array.isArray(value)) return value.map((item) => `;${name}=${encode(toText(item))}`).join('');
  if (explode && isObject(value)) return `;${delimited(parameter, value, { join: ';', encode })}`;
  const text = delimited({ ...parameter, explode: false }, value, { join: ',', encode });
  return text === '' ? `;${name}` : `;${name}=${text}`;
}

function delimited(
  { explode }: WrittenParameter,
  value: unknown,
  { join, encode }: { join: string; encode: Encode },
): string {
  if (Array.isArray(value)) return value.map((item) => encode(toText(item))).join(join);
  if (!isObject(value)) return encode(toText(value));
  const parts = entriesOf(value).map(([key, item]) => [encode(key), encode(toText(item))]);
  return parts.map((part) => part.join(explode ? '=' : join)).join(join);
}

/** The entries of an object, an array among them once for each of its items. */
const repeatedEntries = (value: object): readonly (readonly [string, string])[] =>
  entriesOf(value).flatMap(([key, item]) =>
    (Array.isArray(item) ? item : [item]).map((one: unknown) => [key, toText(one)] as const),
  );

const entriesOf = (value: object): readonly Entry[] => Object.entries(value).filter(([, item]) => item !== undefined);

/** No style nests deeper than one level: what lies below is JSON, as numbers and literals are anyway. */
function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isObject = (value: unknown): value is object => isContainer(value) && !Array.isArray(value);

/** Half a surrogate pair has no UTF-8 and becomes U+FFFD. */
const encode: Encode = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** Style `label` has dots for delimiters. */
const encodeDots: Encode = (text) => encode(text).replaceAll('.', '%2E');

/** `#` ends a query, `&` a pair, and `+` is read as a space: these stay encoded. */
const encodeReserved: Encode = (text) =>
  encode(text).replace(/%(?:3A|2F|3F|5B|5D|40|24|2C|3B|3D)/g, decodeURIComponent);

/** RFC 3986 section 5.2.4: servers and proxies remove segments of dots, so a value of dots is hidden from them. */
const withoutDots = (segment: string): string => (/^\.{1,2}$/.test(segment) ? segment.replaceAll('.', '%2E') : segment);
