import type { Step } from './observed.js';

export const adaSent = { email: 'ada@example.com', name: 'Ada', nickname: 'Countess', role: 'member' };
export const bobSent = { email: 'bob@example.com', name: 'Bob', nickname: 'Bobby', role: 'member' };
export const ada = { ...adaSent, id: 'usr_ada' };
export const bob = { ...bobSent, id: 'usr_bob' };

export const createAda: Step = ['POST /users', 201, { sends: adaSent, shows: ada }];
export const createBob: Step = ['POST /users', 201, { sends: bobSent, shows: bob }];
export const seeAda: Step = ['GET /users/usr_ada', 200, { shows: ada }];
export const seeBob: Step = ['GET /users/usr_bob', 200, { shows: bob }];
export const deleteAda: Step = ['DELETE /users/usr_ada', 204];
export const list = (...users: readonly object[]): Step => ['GET /users', 200, { shows: users }];
