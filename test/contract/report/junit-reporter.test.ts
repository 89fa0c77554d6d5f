import { describe, expect, test } from 'vitest';
import { convert } from 'xmlbuilder2';
import { createJunitReporter } from '../../../src/contract/report/junit-reporter.js';
import { endedEarly, finding, hostileRun, observation, sampleRun, settings, written } from './sample-run.js';

const write = (events = sampleRun()): string => written(events, (out) => createJunitReporter(out, settings));

describe('the JUnit report', () => {
  test('has a suite for each operation and a case for each promise that was asked of it', () => {
    const { testsuites } = convert(write(), { format: 'object' }) as unknown as Record<string, Record<string, unknown>>;

    expect(testsuites).toMatchObject({
      '@name': 'People',
      '@tests': '3',
      '@failures': '1',
      testsuite: [
        { '@name': 'getUser', '@tests': '1', testcase: { '@name': 'undeclared-method-is-405' } },
        {
          '@name': 'updateUser',
          '@time': '0.013',
          '@file': 'api/openapi.yaml',
          testcase: [
            { '@name': 'no-server-error', '@classname': 'People.updateUser' },
            {
              '@name': 'update-changes-only-what-it-says',
              failure: { '@message': 'updateUser did not name status and changed it.' },
            },
          ],
        },
        { '@name': 'notes', 'system-out': 'getUser: nobody may call it' },
      ],
    });
  });

  test('says in a failure what came, where it is documented, and how to see it again', () => {
    expect(write()).toContain('expected: "suspended"\nreceived: "active"\nPATCH /users/usr_1?dry=no -');
    expect(write()).toContain('document: api/openapi.yaml:114:15');
    expect(write()).toContain('echo shown');
  });

  test('has one failure for all findings of a case', () => {
    const other = finding({ pointer: '/users/tags', fingerprint: 'tags', message: 'updateUser changed tags.' });
    const xml = write(sampleRun([finding(), other]));

    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml).toContain('updateUser changed tags.\nexpected:');
    expect(xml).toContain('fingerprint: e0c409a3e214c7ba');
  });

  test('counts nothing at its root that readers refuse', () => {
    expect(write()).not.toMatch(/<testsuites[^>]* skipped=/);
  });

  test('says that a run ended early', () => {
    expect(write(endedEarly('is it running?'))).toContain('The run ended early: is it running?\n');
  });

  test('counts an accepted finding as skipped, with the reason', () => {
    const xml = write(sampleRun([{ ...observation, accepted: { reason: 'later' } }]));

    expect(xml).toContain('<skipped message="Accepted: later"/>');
  });

  test('has a suite for an operation that was not chosen and is to blame', () => {
    expect(write(sampleRun([finding({ operation: 'elsewhere' })]))).toContain('<testsuite name="elsewhere" tests="1"');
  });

  test('stays XML whatever a server answers', () => {
    const xml = write(hostileRun());

    expect(xml).not.toMatch(/(?![\t\n\r\u007f-\u009f])[\p{Cc}\p{Cs}]/u);
    expect(xml).not.toContain('<script>');
    expect(() => convert(xml, { format: 'object' })).not.toThrow();
  });
});
