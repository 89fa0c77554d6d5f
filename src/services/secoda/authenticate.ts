import type { Credential } from '../../http/index.js';
import type { Caller, Surroundings } from '../../mock/index.js';
import type { Records } from './records.js';

const noScopes: ReadonlySet<string> = new Set();

/** The workspace that an API key acts for. */
export function authenticate({ value }: Credential, { state }: Surroundings<Records>): Caller | undefined {
  const key = state.apiKeys.get(value);
  return key && { id: key.workspace_id, scopes: noScopes, credential: key };
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Where a caller creates things. */
export const workspaceOf = (caller: Caller | undefined): string => caller?.id ?? nobody;
