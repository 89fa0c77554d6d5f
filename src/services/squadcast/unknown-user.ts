import { notFound, type Problem } from '../../http/index.js';

/** The answer to whatever names a user that does not exist. */
export const unknownUser = (id: string): Problem => notFound(`There is no user ${id}.`);
