import type { Handler, State } from '../../mock/index.js';
import type { operations } from './generated/document.js';
import type { Records } from './records.js';

export const getOrganization: Handler<operations['getOrganization'], Records> = ({ state }) => ({
  status: 200,
  body: organizationOf(state),
});

/** The only one that a sandbox holds. */
export function organizationOf(state: State<Records>): Records['organization'] {
  const [organization] = state.organization.slice(0, 1);
  if (!organization) throw new Error('The state holds no organization; the fixture has to name one.');
  return organization;
}
