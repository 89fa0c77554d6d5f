import { describe, expect, test } from 'vitest';
import { readAllowList } from '../../src/delivery/index.js';

const list = readAllowList(['hooks.example.com', 'localhost:9000', 'secure.example:443', '10.1.0.0/16', '[::1]:8080']);

describe('a list of hosts', () => {
  test.each([
    'http://hooks.example.com/a',
    'https://HOOKS.example.com:8443/a',
    'http://localhost:9000',
    'https://secure.example/',
    'http://10.1.2.3:7000/',
    'http://[::1]:8080/',
  ])('allows %s', (url) => expect(list.allows(new URL(url))).toBe(true));

  test.each([
    'http://example.com',
    'http://a.hooks.example.com',
    'http://localhost',
    'http://127.0.0.1:9000',
    'http://secure.example/',
    'http://10.2.0.1/',
    'http://[::1]:8081/',
  ])('does not allow %s', (url) => expect(list.allows(new URL(url))).toBe(false));

  test.each(['93.184.216.34', '127.0.0.1', '::1', '10.1.9.9', '2606:2800:220:1::1'])('trusts %s', (address) =>
    expect(list.trusts(address)).toBe(true),
  );

  test.each(['10.2.0.1', '192.168.0.1', '169.254.169.254', 'fe80::1', 'fd00::1'])('does not trust %s', (address) =>
    expect(list.trusts(address)).toBe(false),
  );

  test.each(['', 'a b', 'http://a.example', 'a.example/path', 'user@a.example'])('cannot be read from %j', (entry) =>
    expect(() => readAllowList([entry])).toThrow('is no host'),
  );
});
