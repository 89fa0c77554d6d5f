import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRouter } from '../../src/routing/index.js';

/** A router whose targets are the templates themselves. */
const route = (...templates: string[]) => createRouter(templates.map((template) => [template, template] as const));

const matched = (templates: string[], path: string) => {
  const match = route(...templates).match(path);
  return typeof match === 'object'
    ? { template: match.target, parameters: match.parameters, encoded: match.encoded() }
    : match;
};

describe('a path is served by the template that it fits', () => {
  test.each([
    { templates: ['/users'], path: '/users', template: '/users', parameters: {} },
    { templates: ['/'], path: '/', template: '/', parameters: {} },
    { templates: ['/users/{id}'], path: '/users/7', template: '/users/{id}', parameters: { id: '7' } },
    { templates: ['/users/{id}', '/users/me'], path: '/users/me', template: '/users/me', parameters: {} },
    { templates: ['/users/me', '/users/{id}'], path: '/users/mex', template: '/users/{id}', parameters: { id: 'mex' } },
    {
      templates: ['/{a}/x', '/users/{id}/y', '/users/{id}/x'],
      path: '/users/7/x',
      template: '/users/{id}/x',
      parameters: { id: '7' },
    },
    {
      templates: ['/users/me/x', '/users/{id}/y'],
      path: '/users/me/y',
      template: '/users/{id}/y',
      parameters: { id: 'me' },
    },
    { templates: ['/api/v1/users'], path: '/api/v1/users', template: '/api/v1/users', parameters: {} },
    { templates: ['/{a}/{b}/{c}'], path: '/1/2/3', template: '/{a}/{b}/{c}', parameters: { a: '1', b: '2', c: '3' } },
    { templates: ['/a:b/{id}'], path: '/a:b/1', template: '/a:b/{id}', parameters: { id: '1' } },
    { templates: ['/files/*'], path: '/files/*', template: '/files/*', parameters: {} },
    { templates: ['/a.b/{id}'], path: '/a.b/1', template: '/a.b/{id}', parameters: { id: '1' } },
    { templates: ['/users/{id}'], path: '/users/a;b=c,d', template: '/users/{id}', parameters: { id: 'a;b=c,d' } },
    { templates: ['/users/{id}'], path: '/users/a@b.c', template: '/users/{id}', parameters: { id: 'a@b.c' } },
  ])('$path by $template', ({ templates, path, template, parameters }) => {
    expect(matched(templates, path)).toEqual({ template, parameters, encoded: parameters });
  });

  test.each([
    { templates: ['/users'], path: '/Users' },
    { templates: ['/users'], path: '/user' },
    { templates: ['/users'], path: '/' },
    { templates: ['/users'], path: '' },
    { templates: ['/users'], path: '*' },
    { templates: ['/users'], path: 'users' },
    { templates: ['/users'], path: '//users' },
    { templates: ['/users'], path: '/users//' },
    { templates: ['/users/{id}'], path: '/users/' },
    { templates: ['/users/{id}'], path: '/users//' },
    { templates: ['/users/{id}/roles'], path: '/users//roles' },
    { templates: ['/users/{id}'], path: '/users/1/2' },
    { templates: ['/files/*'], path: '/files/a' },
    { templates: ['/a.b/{id}'], path: '/axb/1' },
  ])('and $path by none of $templates', ({ templates, path }) => {
    expect(matched(templates, path)).toBeUndefined();
  });
});

describe('one trailing slash means nothing', () => {
  test.each([
    { path: '/users/', template: '/users', parameters: {} },
    { path: '/users/7/', template: '/users/{id}', parameters: { id: '7' } },
    { path: '/users/a%20b/', template: '/users/{id}', parameters: { id: 'a b' } },
    { path: '/groups', template: '/groups/', parameters: {} },
    { path: '/groups/', template: '/groups/', parameters: {} },
  ])('$path', ({ path, template, parameters }) => {
    expect(matched(['/users', '/users/{id}', '/groups/'], path)).toMatchObject({ template, parameters });
  });
});

describe('percent-encoding', () => {
  const templates = ['/users', '/users/me', '/users/{id}', '/users/{id}/roles/{role}', '/füße/{id}'];

  test.each([
    { because: 'parameters come both ways', path: '/users/a%20b', parameters: { id: 'a b' }, encoded: { id: 'a%20b' } },
    {
      because: 'a slash in a parameter separates nothing',
      path: '/users/a%2Fb',
      parameters: { id: 'a/b' },
      encoded: { id: 'a%2Fb' },
    },
    { because: 'it is decoded once', path: '/users/a%252Fb', parameters: { id: 'a%2Fb' }, encoded: { id: 'a%252Fb' } },
    { because: 'however often', path: '/users/%2525%25', parameters: { id: '%25%' }, encoded: { id: '%2525%25' } },
    {
      because: 'it begins no query',
      path: '/users/a%3Fb%23c',
      parameters: { id: 'a?b#c' },
      encoded: { id: 'a%3Fb%23c' },
    },
    { because: 'a plus is a plus', path: '/users/a+b%2B', parameters: { id: 'a+b+' }, encoded: { id: 'a+b%2B' } },
    {
      because: 'characters need not be ASCII',
      path: '/users/%C3%A9',
      parameters: { id: 'é' },
      encoded: { id: '%C3%A9' },
    },
    { because: 'NUL is a character', path: '/users/%00', parameters: { id: '\0' }, encoded: { id: '%00' } },
    { because: 'literals may be encoded', path: '/%75sers/1%2F', parameters: { id: '1/' }, encoded: { id: '1%2F' } },
  ])('$path: $because', ({ path, parameters, encoded }) => {
    expect(matched(templates, path)).toEqual({ template: '/users/{id}', parameters, encoded });
  });

  test.each([
    { path: '/%75sers', template: '/users', parameters: {}, encoded: {} },
    { path: '/users/%6De', template: '/users/me', parameters: {}, encoded: {} },
    { path: '/f%C3%BC%C3%9Fe/1', template: '/füße/{id}', parameters: { id: '1' }, encoded: { id: '1' } },
    {
      path: '/users/a%2Fb/roles/c%2fd',
      template: '/users/{id}/roles/{role}',
      parameters: { id: 'a/b', role: 'c/d' },
      encoded: { id: 'a%2Fb', role: 'c%2fd' },
    },
  ])('$path is served by $template', ({ path, ...match }) => {
    expect(matched(templates, path)).toEqual(match);
  });

  test.each(['/users/%', '/users/%2', '/users/%zz', '/users/%ff', '/users/%C3%28', '/%E0%A4%A', '/users/%ED%A0%80'])(
    '%s is malformed',
    (path) => {
      expect(matched(templates, path)).toBe('malformed');
    },
  );

  test('an encoded slash is no separator of literals', () => {
    expect(matched(templates, '/users%2Fme')).toBeUndefined();
  });
});

describe('a template may have its parameters anywhere in a segment', () => {
  test.each([
    { template: '/files/{name}.{ending}', path: '/files/a.txt', parameters: { name: 'a', ending: 'txt' } },
    { template: '/files/{name}.json', path: '/files/a.b.json', parameters: { name: 'a.b' } },
    { template: '/v{version}/users', path: '/v2/users', parameters: { version: '2' } },
    { template: '/users({id})', path: '/users(7)', parameters: { id: '7' } },
    { template: '/{from}-{to}', path: '/1-2', parameters: { from: '1', to: '2' } },
    { template: '/users/{id}:activate', path: '/users/7:activate', parameters: { id: '7' } },
    { template: '/@{name}', path: '/@ada', parameters: { name: 'ada' } },
  ])('$template: $path', ({ template, path, parameters }) => {
    expect(matched([template], path)).toEqual({ template, parameters, encoded: parameters });
  });

  test.each([
    { template: '/files/{name}.json', path: '/files/a.xml' },
    { template: '/files/{name}.json', path: '/files/.json' },
    { template: '/v{version}/users', path: '/w2/users' },
    { template: '/v{version}/users', path: '/v/users' },
    { template: '/users({id})', path: '/users7' },
  ])('$template does not serve $path', ({ template, path }) => {
    expect(matched([template], path)).toBeUndefined();
  });

  test.each([
    { template: '/v{version}/users', path: '/v2%2F3/users', encoded: { version: '2%2F3' } },
    { template: '/v{version}/users', path: '/%762%20/users', encoded: { version: '2%20' } },
    { template: '/files/{name}.{ending}', path: '/files/a.tar.gz', encoded: { name: 'a', ending: 'tar.gz' } },
    { template: '/files/{name}.{ending}', path: '/files/a.tar.gz%20', encoded: { name: 'a', ending: 'tar.gz%20' } },
    { template: '/{from}-{to}', path: '/a-b-c%2F', encoded: { from: 'a', to: 'b-c%2F' } },
  ])('and what was sent there is told apart as what it says: $template, $path', ({ template, path, encoded }) => {
    const parameters = Object.fromEntries(
      Object.entries(encoded).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    expect(matched([template], path)).toEqual({ template, parameters, encoded });
  });
});

describe('a parameter may have any name', () => {
  test.each(['user-id', 'user.id', 'a b', '0', 'constructor', 'naïve', 'x:y', 'p1', '$ref'])('%s', (name) => {
    const match = route(`/x/{first}/{${name}}`).match('/x/1/2');
    expect(typeof match === 'object' && Object.entries(match.parameters)).toEqual(
      expect.arrayContaining([
        ['first', '1'],
        [name, '2'],
      ]),
    );
  });
});

test('a segment may be long', () => {
  const id = 'x'.repeat(8_000);
  expect(matched(['/users/{id}'], `/users/${id}`)).toMatchObject({ parameters: { id } });
});

test('whatever a client puts into a parameter, encoded, is found again', () => {
  const router = route('/a/{x}/b/{y}', '/a/{x}', '/a/fixed', '/v{x}/c');
  const value = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text !== '.' && text !== '..');
  fc.assert(
    fc.property(value, value, (x, y) => {
      const encoded = { x: encodeURIComponent(x), y: encodeURIComponent(y) };
      const match = router.match(`/a/${encoded.x}/b/${encoded.y}`);
      expect(match).toMatchObject({ target: '/a/{x}/b/{y}', parameters: { x, y } });
      expect(typeof match === 'object' && match.encoded()).toEqual(encoded);
    }),
  );
});

test('whatever path arrives, the answer is a match, none, or malformed', () => {
  const router = route('/a/{x}/b/{y}', '/a/{x}', '/a/fixed', '/v{x}/c', '/{p}.{q}');
  const piece = fc.constantFrom(
    '/',
    'a',
    'fixed',
    'v',
    'b',
    'c',
    '.',
    '%',
    '%2F',
    '%2f',
    '%00',
    '%ff',
    '..',
    ';',
    ':',
    '*',
    '?',
    '#',
    'é',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const match = router.match(`/${pieces.join('')}`);
      if (typeof match !== 'object') return;
      expect(Object.values(match.parameters)).not.toContain('');
      expect(Object.keys(match.encoded())).toEqual(Object.keys(match.parameters));
    }),
    { numRuns: 1000 },
  );
});
