import type { Operation } from '../../spec/index.js';
import { valueAtPointer } from '../json-pointer.js';
import type { Session } from '../session.js';
import { keywordOf } from '../state/declared-properties.js';
import { readKey } from '../state/read-key.js';

/** Names of records that are there already, from the list of their collection: what a path needs and nobody can create. */
export async function listExisting(session: Session, collection: string): Promise<readonly unknown[]> {
  const { resources, spec } = session;
  for (const operation of spec.operations) {
    const role = resources.rolesOf(operation).find((each) => each.kind === 'list' && each.collection === collection);
    if (role?.kind !== 'list' || !session.mayCall(operation) || operation.path.includes('{')) continue;
    const exchange = await session.send({
      operation,
      phase: 'probe',
      title: 'to find a container',
      values: {},
      intent: { kind: 'open' },
    });
    const items = valueAtPointer(exchange.response.value, role.items.pointer);
    if (!Array.isArray(items)) continue;
    return items.flatMap((item: unknown) => {
      const key = readKey(role.items.key, exchange, item);
      return key === undefined ? [] : [Object.values(key).at(-1)];
    });
  }
  return [];
}

/** The example that the document gives for a path parameter. */
export function exampleOf({ spec }: Session, operation: Operation, name: string): unknown {
  const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
  const [example] = Object.values(parameter?.examples ?? {});
  return example ?? (parameter?.schema && keywordOf(spec, parameter.schema, 'example'));
}
