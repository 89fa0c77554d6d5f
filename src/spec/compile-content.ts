import type { OpenAPIV3_1 } from 'openapi-types';
import { isCookieStyle, stylesOf } from './parameter-style.js';
import { childOf, childrenOf, type Site } from './site.js';
import type {
  Examples,
  MediaType,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  Reference,
  Response,
  TextValue,
} from './spec.js';

/** What compiling needs to know of the documents, which are known to be right by then. */
export interface Compilation {
  /** The site where the `$ref`s of a site lead, or itself. */
  readonly follow: (site: Site) => Site;
  readonly refer: (site: Site) => Reference;
  /** What was compiled already, by the object it was compiled from: operations share much. */
  readonly parameters: Map<unknown, Parameter>;
  readonly responses: Map<unknown, Response>;
}

/** A record of the entries of a map; names such as `__proto__` are harmless. */
export function compileEntries<T>(map: Site, compile: (entry: Site) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(childrenOf(map).map((entry) => [entry.token, compile(entry)]));
}

// Spreads stand last in these literals: V8 builds an object ten times slower when properties follow a spread.
export function compileContent(content: Site, compilation: Compilation): Readonly<Record<string, MediaType>> {
  return compileEntries(content, (entry) => {
    const site = compilation.follow(entry);
    const { encoding } = site.value as OpenAPIV3_1.MediaTypeObject;
    return {
      examples: compileExamples(site, compilation),
      ...compilation.refer(site),
      ...schemaOf(site, compilation),
      ...(encoding && { encoding }),
    };
  });
}

/** What parameters and headers share, with the defaults of their location. */
export function compileTextValue(site: Site, location: ParameterLocation, compilation: Compilation): TextValue {
  const { required = false, style: written, explode, content } = site.value as OpenAPIV3_1.ParameterObject;
  const isPlain = written === undefined || isCookieStyle(location, written);
  const style = isPlain ? stylesOf[location][0] : (written as ParameterStyle);
  const [media] = childrenOf(childOf(site, 'content'));
  return {
    required,
    style,
    explode: explode ?? style === 'form',
    examples: compileExamples(site, compilation),
    ...compilation.refer(site),
    ...schemaOf(site, compilation),
    ...(content && media && { content: { mediaType: media.token, ...schemaOf(media, compilation) } }),
  };
}

function schemaOf(site: Site, { refer }: Compilation): { readonly schema?: Reference } {
  const schema = childOf(site, 'schema');
  return schema.value === undefined ? {} : { schema: refer(schema) };
}

/** Values only: an example that stands elsewhere (`externalValue`) is left out. */
function compileExamples(site: Site, { follow }: Compilation): Examples {
  const single = childOf(site, 'example');
  const named = childrenOf(childOf(site, 'examples')).map((entry): [string, unknown] => [
    entry.token,
    exampleValue(follow(entry)),
  ]);
  return Object.fromEntries([['default', single.value] as const, ...named].filter(([, value]) => value !== undefined));
}

/** OpenAPI 3.2 names the value as a program has it `dataValue`. */
function exampleValue(example: Site): unknown {
  const { value } = childOf(example, 'value');
  return value === undefined ? childOf(example, 'dataValue').value : value;
}
