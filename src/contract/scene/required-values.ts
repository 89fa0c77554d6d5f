import type { Operation, Parameter } from '../../spec/index.js';
import type { RequestValues } from '../case.js';
import type { Session } from '../session.js';

/** The query and header parameters that a request cannot do without, `{}` where there are none. */
export function requiredValues(session: Session, operation: Operation): Pick<RequestValues, 'query' | 'headers'> {
  const query = valuesIn(session, operation, 'query');
  const headers = valuesIn(session, operation, 'header');
  return {
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}

const valuesIn = (session: Session, operation: Operation, place: Parameter['in']): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === place && parameter.required)
      .map((parameter) => [parameter.name, valueFor(session, operation, parameter)]),
  );

/** What the settings say, or else the document's example. */
function valueFor({ values, settings }: Session, operation: Operation, parameter: Parameter): unknown {
  const [given] = settings.parameters[parameter.name] ?? [];
  const [example] = Object.values(parameter.examples);
  if (given !== undefined || example !== undefined) return given ?? example;
  const purpose = `${operation.id} ${parameter.name}`;
  return (
    parameter.schema && values.value(parameter.schema, { purpose, extent: 'minimal', direction: 'request', as: 'text' })
  );
}
