import type { Coverage, OperationCoverage } from '../events.js';

/** Coverage of several runs, added; what one run provoked is missing in none. */
export function mergeCoverage(all: readonly Coverage[]): Coverage {
  const operations = new Map<string, OperationCoverage>();
  for (const [id, coverage] of all.flatMap((one) => Object.entries(one.operations))) {
    const known = operations.get(id);
    operations.set(id, known ? mergeOperation(known, coverage) : coverage);
  }
  return { operations: Object.fromEntries(operations) };
}

function mergeOperation(one: OperationCoverage, other: OperationCoverage): OperationCoverage {
  const statuses = mergeRecords(one.statuses, other.statuses, (a, b) => a + b);
  return {
    statuses,
    parameters: mergeRecords(one.parameters, other.parameters, (a, b) => ({
      valid: a.valid + b.valid,
      invalid: a.invalid + b.invalid,
    })),
    checks: mergeRecords(one.checks, other.checks, (a, b) => ({
      asked: a.asked + b.asked,
      failed: a.failed + b.failed,
    })),
    missing: one.missing.filter((text) => other.missing.includes(text)),
  };
}

function mergeRecords<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  add: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const merged = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? value : add(known, value));
  }
  return Object.fromEntries(merged);
}
