type SystemError = Error & {
  readonly code?: string;
  readonly port?: number;
  readonly address?: string;
  readonly hostname?: string;
};

/** What to print of a failure: our own errors and the system's say enough; anything else is a fault of ours and shows its stack. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `twinspec: ${String(error)}`;
  const explain = explanations.get((error as SystemError).code ?? '');
  if (explain) return `twinspec: ${explain(error)}`;
  return `twinspec: ${ours.has(error.name) ? error.message : (error.stack ?? error.message)}`;
}

/** Whether a failure is one that says enough by itself. */
export const isExplained = (error: unknown): boolean =>
  error instanceof Error && (ours.has(error.name) || explanations.has((error as SystemError).code ?? ''));

const ours = new Set([
  'SpecError',
  'FixtureError',
  'FixtureFileError',
  'DefinitionError',
  'UsageError',
  'ConfigError',
  'TargetError',
  'ProbeFailure',
  'WorkflowError',
  'MergeError',
  'DataFolderError',
  'StoreError',
]);

/** By the codes that node:net gives a server which cannot listen. */
const explanations = new Map<string, (error: SystemError) => string>([
  [
    'EADDRINUSE',
    ({ port, address }) =>
      `port ${port ?? ''} of ${address ?? 'this host'} is in use; take another with --port, or 0 for a free one.`,
  ],
  ['EACCES', ({ port }) => `port ${port ?? ''} may not be used by this user; take one above 1023 with --port.`],
  ['EADDRNOTAVAIL', ({ address }) => `${address ?? 'the address of --host'} is no address of this machine.`],
  ['ENOTFOUND', ({ hostname }) => `${hostname ?? 'the name of --host'} is no name that this machine knows.`],
]);
