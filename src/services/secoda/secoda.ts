import { defineService } from '../../mock/index.js';
import { authenticate } from './authenticate.js';
import type { operations } from './generated/document.js';
import { groupHandlers } from './groups.js';
import { invalid } from './invalid.js';
import { limitWrites } from './limit-writes.js';
import type { Records } from './records.js';
import { userHandlers } from './users.js';
import { writeProblem } from './write-problem.js';

/** The user management of the Secoda API: users and groups of one workspace. */
export const secoda = defineService<operations, Records>({
  id: 'secoda',
  handlers: { ...groupHandlers, ...userHandlers },
  authenticate,
  admit: limitWrites,
  writeProblem,
  /** Unique e-mails are the only constraint that handlers leave to the state. */
  onConstraint: () => invalid([{ field: 'email', message: 'A user with this e-mail exists.' }]),
  settings: {
    /** Writes a minute before 429; 0 for any number. The vendor allows 30. */
    writeLimit: 0,
  },
});
