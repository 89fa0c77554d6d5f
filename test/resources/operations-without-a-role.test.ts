import { describe, expect, test } from 'vitest';
import { list, object, rolesOf, type SmallApi } from './small-api.js';

const User = object({ 'id!': 'string', 'email!': 'string', name: 'string', createdAt: 'string' });
const NewUser = object({ 'email!': 'string', name: 'string' });
const Group = object({ 'id!': 'string', 'name!': 'string' });
const NewGroup = object({ 'name!': 'string' });
const schemas = { User, NewUser, Group, NewGroup };

const api = (operations: SmallApi['operations']): SmallApi => ({ schemas, operations });

describe('what is left alone', () => {
  const item = { 'GET /users/{id}': { answer: 'User' } };

  test.each<{ because: string; operations: SmallApi['operations'] }>([
    { because: 'it is about the caller', operations: { 'GET /users/me': { answer: 'User' } } },
    { because: 'there is only one', operations: { 'GET /organization': { answer: 'Group' } } },
    { because: 'it is an action', operations: { 'POST /users/{id}/suspend': { answer: 'User' } } },
    {
      because: 'it asks for a text',
      operations: { 'GET /users': { query: { 'q!': { type: 'string' } }, answer: list('User') } },
    },
    {
      because: 'it is one part of a list',
      operations: { 'GET /users': { query: { limit: { type: 'integer' } }, answer: list('User') } },
    },
    {
      because: 'nobody says where the next cursor is',
      operations: { 'GET /users': { query: { cursor: { type: 'string' } }, answer: list('User') } },
    },
    {
      because: 'there are two lists',
      operations: { 'GET /users': { answer: object({ active: list('User'), former: list('User') }) } },
    },
    { because: 'nobody says which record was made', operations: { 'POST /users': { body: 'NewUser', status: 201 } } },
    {
      because: 'it only begins something',
      operations: { 'POST /users': { body: 'NewUser', status: 202, answer: 'User' } },
    },
    { because: 'it makes many', operations: { 'POST /users': { body: list('NewUser'), answer: list('User') } } },
  ])('$because', async ({ operations }) => {
    const roles = await rolesOf(api({ ...item, ...operations }));
    expect(Object.keys(roles)).toEqual(['GET /users/{id}']);
  });
});
