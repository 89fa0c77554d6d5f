import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { diego, jonasTheAdmin, kwame, meiling, nobody, startSquadcast } from './start-squadcast.js';

let squadcast: Awaited<ReturnType<typeof startSquadcast>>;
beforeAll(async () => {
  squadcast = await startSquadcast();
});
beforeEach(() => squadcast.mock.reset());

const setAbilities = (data: unknown) => squadcast.writer.put('/v3/users/abilities').send({ data });
const abilitiesOf = (user_id: string) =>
  squadcast.recordsOf('abilities').find((record) => 'user_id' in record && record.user_id === user_id);

describe('abilities', () => {
  test('are replaced for everybody named, and for nobody else', async () => {
    const { body } = await setAbilities([
      { user_id: diego, abilities: ['manage-webhooks', 'manage-extensions'] },
      { user_id: meiling, abilities: [] },
    ]).expect(200);
    expect(body).toEqual({ data: 'Abilities of 2 users stored.' });
    expect(abilitiesOf(diego)).toEqual({ user_id: diego, abilities: ['manage-webhooks', 'manage-extensions'] });
    expect(abilitiesOf(meiling)).toEqual({ user_id: meiling, abilities: [] });
    expect(abilitiesOf(jonasTheAdmin)).toMatchObject({ abilities: expect.arrayContaining(['manage-users']) });
  });

  test.each([
    'manage-api-tokens',
    'manage-billing',
    'manage-extensions',
    'manage-teams',
    'manage-users',
    'manage-webhooks',
    'manage-organization-analytics',
    'manage-postmortem-templates',
    'manage-audit-logs',
    'manage-feature-settings',
  ])('include %s', async (ability) => {
    const { body } = await setAbilities([{ user_id: kwame, abilities: [ability] }]).expect(200);
    expect(body).toEqual({ data: 'Abilities of 1 user stored.' });
    expect(abilitiesOf(kwame)).toEqual({ user_id: kwame, abilities: [ability] });
  });

  test('are stored once when they are named twice', async () => {
    await setAbilities([{ user_id: kwame, abilities: ['manage-teams', 'manage-teams'] }]).expect(200);
    expect(abilitiesOf(kwame)).toEqual({ user_id: kwame, abilities: ['manage-teams'] });
  });

  test('of a user who is named twice are those named last', async () => {
    const { body } = await setAbilities([
      { user_id: kwame, abilities: ['manage-teams'] },
      { user_id: kwame, abilities: ['manage-users'] },
    ]).expect(200);
    expect(body).toEqual({ data: 'Abilities of 1 user stored.' });
    expect(abilitiesOf(kwame)).toEqual({ user_id: kwame, abilities: ['manage-users'] });
  });

  test('may be set for nobody', async () => {
    const { body } = await setAbilities([]).expect(200);
    expect(body).toEqual({ data: 'Abilities of 0 users stored.' });
  });

  test.each([
    { where: 'first', place: 0 },
    { where: 'last', place: 2 },
  ])('are not stored at all when the $where user is unknown', async ({ place }) => {
    const before = squadcast.mock.snapshot();
    const users = [diego, kwame];
    users.splice(place, 0, nobody);
    const data = users.map((user_id) => ({ user_id, abilities: ['manage-billing'] }));
    const { body } = await setAbilities(data).expect(404);
    expect(body).toEqual({ meta: { status: 404, error_message: `There is no user ${nobody}.` } });
    expect(squadcast.mock.snapshot()).toEqual(before);
  });

  test('that are unknown break the schema', async () => {
    const before = squadcast.mock.snapshot();
    const { body } = await setAbilities([{ user_id: kwame, abilities: ['manage-everything'] }]).expect(422);
    expect(body.meta.error_details).toMatchObject([{ path: '/body/data/0/abilities/0' }]);
    expect(squadcast.mock.snapshot()).toEqual(before);
  });
});
