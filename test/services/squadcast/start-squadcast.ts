import supertest from 'supertest';
import { createMock, type MockOptions } from '../../../src/index.js';

/** Ids of the fixture's people and of their refresh tokens. */
export const amaraTheOwner = '6908a1f0c4e2b70012d3a001';
export const jonasTheAdmin = '6908a1f0c4e2b70012d3a002';
export const meiling = '6908a1f0c4e2b70012d3a003';
export const diego = '6908a1f0c4e2b70012d3a004';
export const priya = '6908a1f0c4e2b70012d3a005';
export const siobhanTheStakeholder = '6908a1f0c4e2b70012d3a006';
export const kwame = '6908a1f0c4e2b70012d3a007';
export const nobody = '6908a1f0c4e2b70012d3afff';

export const amarasToken = '690a10c4d5e6f70013b4c001';
export const jonasToken = '690a10c4d5e6f70013b4c002';
export const meilingsToken = '690a10c4d5e6f70013b4c003';

/** A fresh mock, and a client for each kind of credential. */
export async function startSquadcast(options: MockOptions = {}) {
  const mock = await createMock('squadcast', { seed: 'test', ...options });
  const app = mock.express();
  const bearing = (token: string) => supertest.agent(app).set('Authorization', `Bearer ${token}`);
  return {
    mock,
    bearing,
    writer: bearing('squadcast-write'),
    reader: bearing('squadcast-read'),
    anonymous: supertest(app),
    /** What the API cannot show. */
    recordsOf: (collection: string): readonly object[] => mock.snapshot().collections[collection] ?? [],
  };
}
