/** What to print of a failure: our own errors and the system's say enough; anything else is a fault of ours and shows its stack. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `twinspec: ${String(error)}`;
  const { code, port, address } = error as Error & { code?: string; port?: number; address?: string };
  switch (code) {
    case 'EADDRINUSE':
      return `twinspec: port ${port ?? ''} of ${address ?? 'this host'} is in use; take another with --port, or 0 for a free one.`;
    case 'EACCES':
      return `twinspec: port ${port ?? ''} may not be used by this user; take one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `twinspec: ${address ?? 'the address of --host'} is no address of this machine.`;
    default:
      return isOurs(error) ? `twinspec: ${error.message}` : `twinspec: ${error.stack ?? error.message}`;
  }
}

const ours = new Set(['SpecError', 'FixtureError', 'FixtureFileError', 'DefinitionError', 'UsageError']);

const isOurs = ({ name }: Error): boolean => ours.has(name);
