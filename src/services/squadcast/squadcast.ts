import { defineService } from '../../mock/index.js';
import { abilityHandlers } from './abilities.js';
import { authenticate } from './authenticate.js';
import type { operations } from './generated/document.js';
import type { Records } from './records.js';
import { tokenHandlers } from './tokens.js';
import { userHandlers } from './users.js';
import { writeProblem } from './write-problem.js';

/** The user part of the Squadcast API: people of one organisation, their roles, abilities and tokens. */
export const squadcast = defineService<operations, Records>({
  id: 'squadcast',
  handlers: { ...userHandlers, ...abilityHandlers, ...tokenHandlers },
  authenticate,
  writeProblem,
});
