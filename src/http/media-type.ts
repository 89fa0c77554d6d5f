/** A parsed Content-Type: `type/subtype` in lower case, and its parameters. */
export interface ParsedMediaType {
  readonly essence: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const token = /^[!#$%&'*+.^_`|~0-9a-z-]+\/[!#$%&'*+.^_`|~0-9a-z-]+$/;

/** RFC 9110 section 8.3.1; undefined when it is no media type. */
export function parseMediaType(value: string): ParsedMediaType | undefined {
  const [type = '', ...rest] = value.split(';');
  const essence = type.trim().toLowerCase();
  if (!token.test(essence)) return undefined;

  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const parameter of rest) {
    const [name = '', ...parts] = parameter.split('=');
    parameters[name.trim().toLowerCase()] = parts
      .join('=')
      .trim()
      .replace(/^"(.*)"$/, '$1');
  }
  return { essence, parameters };
}

export function isJson(essence: string): boolean {
  return essence === 'application/json' || essence.endsWith('+json') || essence === 'text/json';
}

export function isText(essence: string): boolean {
  return essence.startsWith('text/') && !isJson(essence);
}

export function isForm(essence: string): boolean {
  return essence === 'application/x-www-form-urlencoded';
}

/** Whether a declared range (`text/*`, `*​/*`, or an exact type, perhaps with parameters) covers a concrete type. */
export function coversMediaType(range: string, essence: string): boolean {
  const declared = bareType(range);
  if (declared === essence || declared === '*/*') return true;
  return declared.endsWith('/*') && essence.startsWith(declared.slice(0, -1));
}

const bareType = (range: string): string => {
  const end = range.indexOf(';');
  return (end < 0 ? range : range.slice(0, end)).trim().toLowerCase();
};

interface AcceptRange {
  readonly type: string;
  readonly quality: number;
  /** RFC 9110 section 12.5.1: the more specific range wins. */
  readonly precision: number;
}

/** The best of the offered media types for an Accept header, in the offered order; undefined when none will do. */
export function negotiate(accept: string | undefined, offered: readonly string[]): string | undefined {
  const [first] = offered;
  if (first === undefined || accept === undefined || accept === '*/*' || accept === first) return first;

  const ranges = accept.split(',').map(toRange);
  let best: string | undefined;
  let bestQuality = 0;
  for (const candidate of offered) {
    const quality = qualityOf(bareType(candidate), ranges);
    if (quality > bestQuality) [best, bestQuality] = [candidate, quality];
  }
  return best;
}

function toRange(text: string): AcceptRange {
  const [type = '', ...parameters] = text.split(';');
  const bare = type.trim().toLowerCase();
  const weight = parameters.map((parameter) => /^\s*q\s*=\s*([0-9.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean);
  const quality = weight === undefined ? 1 : Number(weight);
  const precision = bare === '*/*' ? 0 : bare.endsWith('/*') ? 1 : 2;
  return { type: bare, quality: Number.isFinite(quality) ? quality : 0, precision };
}

function qualityOf(type: string, ranges: readonly AcceptRange[]): number {
  let found: AcceptRange | undefined;
  for (const range of ranges) {
    const covers = coversMediaType(range.type, type) || coversMediaType(type, range.type);
    if (covers && (found === undefined || range.precision > found.precision)) found = range;
  }
  return found?.quality ?? 0;
}
