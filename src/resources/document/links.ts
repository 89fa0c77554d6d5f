import { childOf, type Operation, type Spec } from '../../spec/index.js';

/** A Link Object: what an answer of one operation says about a parameter of another. */
export interface Link {
  readonly from: Operation;
  readonly status: string;
  /** operationId of the operation that it leads to. */
  readonly to: string;
  /** Parameter -> runtime expression. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Every link of a document, by the operation that it leads to. */
export function linksOf(spec: Spec): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, Link[]>();
  for (const from of spec.operations) {
    for (const [status, response] of Object.entries(from.responses)) {
      for (const name of keysOf(spec.resolve(childOf(response, 'links')))) {
        const link = toLink(spec.resolve(childOf(response, 'links', name)), from, status);
        if (link !== undefined) links.set(link.to, [...(links.get(link.to) ?? []), link]);
      }
    }
  }
  return links;
}

function toLink(value: unknown, from: Operation, status: string): Link | undefined {
  if (!isObject(value) || typeof value.operationId !== 'string') return undefined;
  const { operationId, parameters } = value;
  const said = Object.entries(isObject(parameters) ? parameters : {});
  return {
    from,
    status,
    to: operationId,
    parameters: Object.fromEntries(
      said.flatMap(([name, expression]) =>
        typeof expression === 'string' ? [[name.replace(/^path\./, ''), expression] as const] : [],
      ),
    ),
  };
}

const keysOf = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
