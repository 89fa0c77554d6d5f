import type { Operation, Spec } from '../../spec/index.js';
import type { CheckName } from '../check-names.js';
import type { Coverage, OperationCoverage, PlannedOperation } from '../events.js';
import type { Exchange } from '../exchange.js';

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends Readonly<Record<string, infer V>> ? Record<string, Mutable<V>> : T[K];
};

/** Counts what a run has seen and done. */
export interface CoverageCounter {
  count(exchange: Exchange): void;
  countCheck(operation: string, check: CheckName, hasFailed: boolean): void;
  read(): Coverage;
}

export function createCoverageCounter(operations: readonly Operation[]): CoverageCounter {
  const counted = new Map<string, Mutable<OperationCoverage>>();
  for (const { id } of operations) counted.set(id, { statuses: {}, parameters: {}, checks: {}, missing: [] });

  return {
    count(exchange) {
      const entry = counted.get(exchange.operation.id);
      if (entry === undefined) return;
      const status = String(exchange.response.status);
      entry.statuses[status] = (entry.statuses[status] ?? 0) + 1;
      for (const { name, isWrong } of parametersOf(exchange)) {
        entry.parameters[name] ??= { valid: 0, invalid: 0 };
        entry.parameters[name][isWrong ? 'invalid' : 'valid'] += 1;
      }
    },
    countCheck(operation, check, hasFailed) {
      const entry = counted.get(operation);
      if (entry === undefined) return;
      entry.checks[check] ??= { asked: 0, failed: 0 };
      entry.checks[check].asked += 1;
      if (hasFailed) entry.checks[check].failed += 1;
    },
    read: () => ({
      operations: Object.fromEntries(
        operations.map((operation) => {
          const entry = counted.get(operation.id) ?? { statuses: {}, parameters: {}, checks: {}, missing: [] };
          return [operation.id, { ...entry, missing: missingOf(operation, entry) }];
        }),
      ),
    }),
  };
}

function parametersOf({ case: { values, intent, raw } }: Exchange): readonly { name: string; isWrong: boolean }[] {
  const wrong = intent.kind === 'invalid' ? intent.violation.pointer : undefined;
  const sent = [
    ...Object.keys(values.path ?? {}).map((name) => `path ${name}`),
    ...Object.keys({ ...values.query, ...raw?.query }).map((name) => `query ${name}`),
    ...Object.keys(values.headers ?? {}).map((name) => `header ${name}`),
    ...(typeof values.body === 'object' && values.body !== null
      ? Object.keys(values.body).map((name) => `body ${name}`)
      : []),
  ];
  const named = wrong?.replace(/^\//, '').split('/').slice(0, 2).join(' ');
  const all = named !== undefined && !sent.includes(named) ? [...sent, named] : sent;
  return all.map((name) => ({ name, isWrong: name === named }));
}

/** Documented successes and refusals that never came; whatever else a server may answer cannot be provoked. */
function missingOf({ responses }: Operation, { statuses }: Pick<OperationCoverage, 'statuses'>): readonly string[] {
  const documented = Object.keys(responses).filter((status) => /^[234]\d\d$/.test(status));
  return documented.filter((status) => statuses[status] === undefined).map((status) => `${status} was never answered`);
}

/** What there is to cover. */
export function planOf(spec: Spec, operations: readonly Operation[]): readonly PlannedOperation[] {
  return operations.map((operation) => {
    const { file, line } = spec.locate(operation);
    return {
      id: operation.id,
      method: operation.method.toUpperCase(),
      path: operation.path,
      summary: operation.summary,
      file,
      line,
      statuses: Object.keys(operation.responses),
      parameters: operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    };
  });
}
