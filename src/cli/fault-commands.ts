import type { paths } from '../services/index.js';
import { dataOf, given, type Steering } from './control-commands.js';
import { UsageError } from './usage-error.js';

type NewRule = paths['/sandboxes/{sandbox}/faults']['post']['requestBody']['content']['application/json'];
type Rule =
  paths['/sandboxes/{sandbox}/faults']['get']['responses'][200]['content']['application/json']['items'][number];

/** What is said of a fault besides what it is. */
export interface FaultOptions {
  readonly service?: string;
  readonly operation?: string;
  readonly method?: NonNullable<NewRule['match']>['method'];
  readonly rate?: number;
  readonly next?: number;
  /** Seconds. */
  readonly over?: number;
  readonly header: readonly string[];
}

/** `latency` `100-900`. */
export interface Trouble {
  readonly kind: string;
  readonly value?: string | undefined;
}

const listFaults =
  (sandbox: string): Steering =>
  async (client) => {
    const params = { path: { sandbox }, query: { limit: 1000 } };
    const { items } = dataOf(await client.GET('/sandboxes/{sandbox}/faults', { params }));
    return items.length === 0 ? `${sandbox} has no faults.` : items.map(toRow).join('\n');
  };

const addFault =
  (sandbox: string, trouble: Trouble, options: FaultOptions): Steering =>
  async (client) => {
    const { service, operation, method, rate, next, over } = options;
    const match = given({ service, operation, method });
    const body = {
      fault: toFault(trouble, options),
      ...given({ rate, next, over: over === undefined ? undefined : { seconds: over } }),
      ...(Object.keys(match).length > 0 && { match }),
    };
    const made = dataOf(await client.POST('/sandboxes/{sandbox}/faults', { params: { path: { sandbox } }, body }));
    return toRow(made);
  };

const removeFault =
  (sandbox: string, fault: string): Steering =>
  async (client) => {
    dataOf(await client.DELETE('/sandboxes/{sandbox}/faults/{fault}', { params: { path: { sandbox, fault } } }));
    return `${fault} is over.`;
  };

const clearFaults =
  (sandbox: string): Steering =>
  async (client) => {
    dataOf(await client.DELETE('/sandboxes/{sandbox}/faults', { params: { path: { sandbox } } }));
    return `${sandbox} has no faults of its own any more.`;
  };

export const faultSteerings = { listFaults, addFault, removeFault, clearFaults };

function toRow({ id, fault: { kind, ...how }, match, rate, next, over }: Rule): string {
  const rest = { ...how, ...match, ...(rate < 1 && { rate }), ...given({ next, over: over?.seconds }) };
  const words = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return [id.padEnd(6), kind.padEnd(10), ...words].join('  ').trimEnd();
}

interface Kind {
  /** What its value looks like. */
  readonly form: RegExp;
  readonly example: string;
  readonly read: (values: readonly number[], headers: Readonly<Record<string, string>>) => NewRule['fault'];
}

const kinds: Readonly<Record<string, Kind>> = {
  status: {
    form: /^([45]\d\d)$/,
    example: '503',
    read: ([status = 0], headers) => ({ kind: 'status', status, ...(Object.keys(headers).length > 0 && { headers }) }),
  },
  latency: {
    form: /^(\d{1,6})(?:-(\d{1,6}))?$/,
    example: '300 or 100-900',
    read: ([least = 0, most]) => ({
      kind: 'latency',
      delay: most === undefined ? { milliseconds: least } : { least, most },
    }),
  },
  reset: { form: /^$/, example: '', read: () => ({ kind: 'reset', after: false }) },
  'reset-after': { form: /^$/, example: '', read: () => ({ kind: 'reset', after: true }) },
  truncate: { form: /^(0(?:\.\d+)?)$/, example: '0.5', read: ([fraction = 0]) => ({ kind: 'truncate', fraction }) },
  corrupt: { form: /^(\d{1,4})$/, example: '3', read: ([bytes = 0]) => ({ kind: 'corrupt', bytes }) },
  dribble: {
    form: /^(\d{1,4})\/(\d{1,6})$/,
    example: '20/4000',
    read: ([chunks = 0, milliseconds = 0]) => ({ kind: 'dribble', chunks, milliseconds }),
  },
  'rate-limit': {
    form: /^(\d{1,9})\/(\d{1,8})$/,
    example: '10/60',
    read: ([requests = 0, seconds = 0]) => ({ kind: 'rate-limit', requests, seconds }),
  },
};

function toFault({ kind, value = '' }: Trouble, { header }: FaultOptions): NewRule['fault'] {
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (known === undefined) throw new UsageError(`'${kind}' is no fault; there are: ${Object.keys(kinds).join(', ')}.`);
  const [, ...values] = known.form.exec(value) ?? [undefined];
  if (!known.form.test(value)) throw new UsageError(`write: twinspec faults add ${`${kind} ${known.example}`.trim()}.`);
  return known.read(values.filter((text) => text !== undefined).map(Number), readHeaders(header));
}

function readHeaders(given: readonly string[]): Readonly<Record<string, string>> {
  const headers = given.map((text): readonly [string, string] => {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (name === '') throw new UsageError(`--header ${text} has no value; write --header Retry-After=2.`);
    return [name, value];
  });
  return Object.fromEntries(headers);
}
