import { decodeCookie } from './cookies.js';
import { decodeComponent, decodeQuery, type QueryPair } from './query.js';

/** What a parameter's schema wants: its style is read differently for each. */
export interface ParameterShape {
  readonly kind: 'primitive' | 'array' | 'object';
  /** Declared properties of an object, which exploded forms spread over the query. */
  readonly properties: readonly string[];
}

/** The part of a parameter's declaration that says how it is written (OpenAPI 3.1, "Style Values"). */
export interface StyledParameter {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  readonly shape: ParameterShape;
}

export type Serialised = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>;

/** A parameter's text taken apart: absent, broken (with the reason), or strings in the shape of its schema. */
export type Deserialised =
  | { readonly state: 'absent' }
  | { readonly state: 'invalid'; readonly reason: string }
  | { readonly state: 'present'; readonly value: Serialised };

type Decode = (text: string) => string | undefined;

const absent: Deserialised = { state: 'absent' };
const notDecodable: Deserialised = { state: 'invalid', reason: 'is not validly percent-encoded UTF-8' };

/** A path segment as it was sent: styles `simple`, `label` and `matrix`. */
export function fromPath(parameter: StyledParameter, segment: string): Deserialised {
  const { style, explode } = parameter;
  if (style === 'simple') return fromDelimited(parameter, segment, { delimiter: ',', decode: decodeComponent });

  const prefix = style === 'label' ? '.' : ';';
  if (!segment.startsWith(prefix)) return { state: 'invalid', reason: `must begin with '${prefix}' (style ${style})` };
  const text = segment.slice(1);
  if (style === 'label') {
    return fromDelimited(parameter, text, { delimiter: explode ? '.' : ',', decode: decodeComponent });
  }

  return fromMatrix(parameter, text);
}

/** `;color=blue` without its first sign, `;color` for an empty text. */
function fromMatrix(parameter: StyledParameter, text: string): Deserialised {
  const { explode, name, shape } = parameter;
  if (explode && shape.kind === 'object')
    return fromDelimited(parameter, text, { delimiter: ';', decode: decodeComponent });
  if (text === name && shape.kind === 'primitive') return { state: 'present', value: '' };
  const parts = explode ? text.split(';') : [text];
  if (!parts.every((part) => part.startsWith(`${name}=`))) {
    return { state: 'invalid', reason: `must be written as ';${name}=…' (style matrix)` };
  }
  const values = parts.map((part) => part.slice(name.length + 1)).join(',');
  return fromDelimited({ ...parameter, explode: false }, values, { delimiter: ',', decode: decodeComponent });
}

/** A header's text, style `simple`; nothing is percent-encoded there. */
export function fromHeader(parameter: StyledParameter, text: string | undefined): Deserialised {
  if (text === undefined) return absent;
  return fromDelimited(parameter, text, { delimiter: ',', decode: (part) => part.trim() });
}

/** The values of one cookie as they were sent, style `form`. */
export function fromCookie(parameter: StyledParameter, values: readonly string[] | undefined): Deserialised {
  if (values === undefined || values[0] === undefined) return absent;
  if (parameter.shape.kind === 'array' && parameter.explode) return toArray(values.map(decodeCookie));
  return fromDelimited({ ...parameter, explode: false }, values[0], { delimiter: ',', decode: decodeCookie });
}

/** The pairs of a query: styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`. */
export function fromQuery(parameter: StyledParameter, pairs: readonly QueryPair[]): Deserialised {
  const { name, style, explode, shape } = parameter;
  if (style === 'deepObject') return fromDeepObject(name, pairs);
  if (explode && shape.kind === 'object' && style === 'form') {
    return toObject(
      pairs.filter((pair) => shape.properties.includes(pair.name)).map((pair) => [pair.name, pair.value]),
    );
  }

  const own = pairs.filter((pair) => pair.name === name);
  const [first] = own;
  if (first === undefined) return absent;
  if (shape.kind === 'array' && (explode || own.length > 1)) return toArray(own.map((pair) => pair.value));
  return fromDelimited({ ...parameter, explode: false }, first.raw, {
    delimiter: queryDelimiter(style),
    decode: decodeQuery,
  });
}

const queryDelimiter = (style: string): string | RegExp => {
  if (style === 'spaceDelimited') return /%20|\+/;
  return style === 'pipeDelimited' ? /\||%7C/i : ',';
};

function fromDelimited(
  { shape, explode }: StyledParameter,
  text: string,
  { delimiter, decode }: { delimiter: string | RegExp; decode: Decode },
): Deserialised {
  if (shape.kind === 'primitive') {
    const value = decode(text);
    return value === undefined ? notDecodable : { state: 'present', value };
  }
  const parts = text === '' ? [] : text.split(delimiter);
  if (shape.kind === 'array') return toArray(parts.map(decode));
  return explode ? fromAssignments(parts, decode) : fromAlternating(parts, decode);
}

/** `role,admin,first,Ada`: names and values in turn. */
function fromAlternating(parts: readonly string[], decode: Decode): Deserialised {
  if (parts.length % 2 === 1) return { state: 'invalid', reason: 'must hold names and values in turn' };
  const entries: [string, string | undefined][] = [];
  for (let index = 0; index < parts.length; index += 2) {
    entries.push([decode(parts[index] ?? '') ?? '', decode(parts[index + 1] ?? '')]);
  }
  return toObject(entries);
}

/** `role=admin,first=Ada`. */
function fromAssignments(parts: readonly string[], decode: Decode): Deserialised {
  return toObject(
    parts.map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      return [decode(name) ?? '', decode(equals < 0 ? '' : part.slice(equals + 1))];
    }),
  );
}

function fromDeepObject(name: string, pairs: readonly QueryPair[]): Deserialised {
  const entries: [string, string | undefined][] = [];
  for (const pair of pairs) {
    if (pair.name.startsWith(`${name}[`) && pair.name.endsWith(']')) {
      entries.push([pair.name.slice(name.length + 1, -1), pair.value]);
    }
  }
  return toObject(entries);
}

function toArray(values: readonly (string | undefined)[]): Deserialised {
  const decoded = values.filter((value) => value !== undefined);
  return decoded.length === values.length ? { state: 'present', value: decoded } : notDecodable;
}

function toObject(entries: readonly (readonly [string, string | undefined])[]): Deserialised {
  if (entries.length === 0) return absent;
  const values = new Map<string, string | string[]>();
  for (const [name, value] of entries) {
    if (value === undefined) return notDecodable;
    const before = values.get(name);
    values.set(name, before === undefined ? value : [before, value].flat());
  }
  return { state: 'present', value: Object.fromEntries(values) };
}
