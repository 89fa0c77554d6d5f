import { isJson, parseMediaType, toCookie, toHeader, toPath, toQuery, type WrittenParameter } from '../http/index.js';
import type { Operation, Parameter, ParameterLocation, Spec } from '../spec/index.js';
import type { Case } from './case.js';
import type { SentRequest } from './exchange.js';
import type { Identity } from './settings.js';
import { UnwritableRequest } from './unwritable-request.js';
import { mediaTypeOf, writeBody } from './write-body.js';
import { type WrittenCredentials, writeCredentials, writeGivenCredentials } from './write-credentials.js';

export { UnwritableRequest } from './unwritable-request.js';

export interface RequestContext {
  readonly spec: Spec;
  /** Whose credentials are sent; without one none are. */
  readonly identity: Identity | null | undefined;
  /** Lower-case names; what every request to the target carries. */
  readonly baseUrlHeaders?: Readonly<Record<string, string>>;
}

/** A case as the request that is sent, the same for the same case. @throws UnwritableRequest where it cannot be written. */
export function writeRequest(kase: Case, context: RequestContext): SentRequest {
  const credentials = credentialsOf(kase, context);
  const body = bodyOf(kase);
  return {
    method: kase.raw?.method ?? kase.operation.method.toUpperCase(),
    path: pathOf(kase),
    query: queryOf(kase, credentials),
    headers: headersOf(kase, { credentials, contentType: body?.contentType, base: context.baseUrlHeaders }),
    body: body?.text,
  };
}

const none: WrittenCredentials = { headers: {}, query: [], cookies: [] };

function credentialsOf({ operation, credentials }: Case, { spec, identity }: RequestContext): WrittenCredentials {
  if (credentials !== undefined) return writeGivenCredentials(spec, credentials);
  return identity ? writeCredentials(spec, operation, identity) : none;
}

function pathOf(kase: Case): string {
  const path = fillTemplate(kase);
  if (/^[!-~]*$/.test(path)) return path;
  throw new UnwritableRequest('The path would hold a character that is not percent-encoded, which no path can.');
}

function fillTemplate({ operation, values, raw }: Case): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const text = raw?.path?.[name];
    if (text !== undefined) return text;
    const parameter = declared(operation, 'path').find((one) => one.name === name);
    const value = values.path?.[name];
    if (value === undefined) throw new UnwritableRequest(`There is no value for the path's ${name}.`);
    return toPath(parameter ? styleOf(parameter) : simple(name), contentOf(parameter, value));
  });
}

function queryOf({ operation, values, raw }: Case, credentials: WrittenCredentials): string {
  const rawQuery = raw?.query ?? {};
  const written = Object.entries(values.query ?? {})
    .filter(([name, value]) => value !== undefined && rawQuery[name] === undefined)
    .flatMap(([name, value]) => {
      const parameter = declared(operation, 'query').find((one) => one.name === name);
      const style = parameter ? styleOf(parameter) : { name, style: 'form', explode: true };
      return toQuery(style, contentOf(parameter, value));
    });
  const others = Object.entries(rawQuery).flatMap(([name, text]) => toQuery(simple(name), text));
  return [...written, ...others, ...credentials.query].join('&');
}

interface HeaderParts {
  readonly credentials: WrittenCredentials;
  readonly contentType: string | undefined;
  readonly base: Readonly<Record<string, string>> | undefined;
}

function headersOf(kase: Case, { credentials, contentType, base }: HeaderParts): Readonly<Record<string, string>> {
  const cookies = [...cookiesOf(kase), ...credentials.cookies];
  const headers: Record<string, string | null> = {
    accept: acceptOf(kase.operation),
    'user-agent': 'twinspec',
    ...base,
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...parameterHeaders(kase),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
    ...credentials.headers,
    ...kase.raw?.headers,
  };
  return Object.fromEntries(Object.entries(headers).filter(isSent));
}

function isSent(entry: [string, string | null]): entry is [string, string] {
  const [name, value] = entry;
  if (value !== null && /\p{Cc}/u.test(value.replaceAll('\t', ''))) {
    throw new UnwritableRequest(`The header ${name} would hold a control character, which no header can.`);
  }
  return value !== null;
}

function parameterHeaders({ operation, values }: Case): Readonly<Record<string, string>> {
  const parameters = declared(operation, 'header');
  const entries = Object.entries(values.headers ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const lower = name.toLowerCase();
      const parameter = parameters.find((one) => one.name.toLowerCase() === lower);
      return [lower, toHeader(parameter ? styleOf(parameter) : simple(name), contentOf(parameter, value))];
    }),
  );
}

function cookiesOf({ operation, values }: Case): readonly string[] {
  const entries = Object.entries(values.cookies ?? {}).filter(([, value]) => value !== undefined);
  return entries.flatMap(([name, value]) => {
    const parameter = declared(operation, 'cookie').find((one) => one.name === name);
    return toCookie(parameter ? styleOf(parameter) : simple(name), contentOf(parameter, value));
  });
}

const declared = ({ parameters }: Operation, place: ParameterLocation): readonly Parameter[] =>
  parameters.filter((parameter) => parameter.in === place);

const simple = (name: string): WrittenParameter => ({ name, style: 'simple', explode: false });

/** A parameter with `content` is one text, whatever its style would be. */
const styleOf = (parameter: Parameter): WrittenParameter =>
  parameter.content ? { ...parameter, explode: false, style: plainStyles[parameter.in] } : parameter;

const plainStyles = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;

function contentOf(parameter: Parameter | undefined, value: unknown): unknown {
  if (parameter?.content === undefined) return value;
  const isText = typeof value === 'string' && !isJson(parseMediaType(parameter.content.mediaType)?.essence ?? '');
  return isText ? value : JSON.stringify(value);
}

/** The best that the document declares for a success, JSON before all else; whatever comes otherwise is welcome, too. */
function acceptOf({ responses }: Operation): string {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const types = successes.flatMap(([, { content }]) => Object.keys(content)).filter((type) => !type.includes('*'));
  const best = types.find((type) => isJson(parseMediaType(type)?.essence ?? '')) ?? types[0] ?? 'application/json';
  return `${best}, */*;q=0.5`;
}

interface Content {
  readonly text: string | undefined;
  readonly contentType: string | undefined;
}

function bodyOf({ operation, values, raw }: Case): Content | undefined {
  const mediaType = mediaTypeOf(operation.requestBody, values.mediaType);
  const contentType = raw?.contentType;
  const override = contentType === undefined ? {} : { contentType: contentType ?? undefined };
  if (raw?.body !== undefined) return { text: raw.body, contentType: mediaType, ...override };
  if (values.body === undefined)
    return contentType === undefined ? undefined : { text: undefined, contentType: contentType ?? undefined };
  return { ...writeBody(values.body, mediaType, operation.requestBody), ...override };
}
