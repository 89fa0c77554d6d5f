import supertest from 'supertest';
import { createMock, type MockOptions } from '../../../src/index.js';

/** Ids of the fixture's users and groups. */
export const ingridTheAdmin = '0da49be9-1dfe-42b9-a4e0-6b508dc60562';
export const beatriz = 'b1c30c20-c163-4a11-a9bb-8383bd4741e4';
export const tunde = '1920c870-3e41-4936-a110-91e51b4928f8';
export const leilani = 'bc4d96a6-6a60-4236-aada-fee65b57c2a4';
export const warehouseSync = '77f5bd7f-53d7-40e5-bf84-60c2674e5e6e';
export const nobody = '00000000-0000-4000-8000-000000000000';
export const somebodyElse = '00000000-0000-4000-8000-000000000001';

export const financeAnalytics = '22448ca5-f8ef-4047-9b25-cba2621fc656';
export const dataPlatform = '8b920f42-6c08-4f95-bc80-1218dd001fad';
export const auditors = '1e9de8f1-d1ac-4f72-a8c8-2372167307fd';

export const workspace = 'f69fdac9-4c90-4efd-a2e0-0a3ea642a216';
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A fresh mock, a client with its API key, and one without. */
export async function startSecoda(options: MockOptions = {}) {
  const mock = await createMock('secoda', { seed: 'test', ...options });
  const app = mock.express();
  return {
    mock,
    app,
    api: supertest.agent(app).set('Authorization', 'Bearer secoda-api-key'),
    anonymous: supertest(app),
  };
}

/** A workspace with so many users and groups. */
export function workspaceOf({ users, groups }: { users: number; groups: number }) {
  const ids = (count: number) =>
    Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  return {
    collections: {
      users: ids(users).map((id, index) => ({
        id,
        first_name: '',
        last_name: '',
        email: `user${index}@fjordmetrics.example`,
        role: 'viewer',
        workspace_id: workspace,
      })),
      groups: ids(groups).map((id, index) => ({ id, name: `Group ${index}`, users: [], workspace_id: workspace })),
      apiKeys: [{ token: 'secoda-api-key', name: 'Test', workspace_id: workspace, created_at: '' }],
    },
  };
}
