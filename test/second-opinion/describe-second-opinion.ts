import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, readOperations } from '../clients/documented-operations.js';
import { serveMock } from '../clients/serve-mock.js';
import { exampleExchanges, refusedExchanges, successOf } from './documented-traffic.js';
import { startPrism } from './prism.js';
import { startRelay, tamper } from './start-relay.js';
import type { Exchange, Explanation, Traffic } from './traffic.js';
import { type Finding, witness } from './witness.js';

/** Sends all traffic of an API through Prism, and says where Prism and the mock understand the document differently. */
export function describeSecondOpinion(traffic: Traffic): void {
  const { api, explanations, unprovoked } = traffic;
  const operations = readOperations(api);
  const examples = exampleExchanges(traffic);
  const exchanges = [...examples, ...refusedExchanges(traffic), ...traffic.exchanges];
  const tampered = operations.flatMap(({ id }) => {
    const example = examples.find(({ operation }) => operation === id);
    return example ? [{ ...example, headers: tamper }] : [];
  });

  describe(`Prism, in front of the mock of ${api},`, () => {
    const findings = new Map<Exchange, Finding>();
    const objectionsTo = (exchange: Exchange) => findings.get(exchange)?.objections ?? [];
    const endings: (() => unknown)[] = [];

    beforeAll(async () => {
      const { url, mock, reset, close } = await serveMock(api, traffic.settings);
      endings.push(close);
      const relay = await startRelay(url);
      endings.push(relay.close);
      const ending = new AbortController();
      endings.push(() => ending.abort());
      const upstream = relay.url + (mock.basePaths[0] ?? '');
      const prism = await startPrism({ document: documentOf(api), upstream, signal: ending.signal });

      const { credentials } = mock;
      for (const exchange of [...exchanges, ...tampered]) {
        reset();
        const route = { url: exchange.straight ? upstream : prism, operations, credentials };
        findings.set(exchange, await witness(exchange, route));
      }
    }, 180_000);
    afterAll(() => Promise.all(endings.reverse().map((end) => end())));

    test.each(exchanges)('agrees to the $status that $operation answers $because', (exchange) => {
      const { status, body } = findings.get(exchange) ?? {};
      expect(status, JSON.stringify(body)).toBe(exchange.status);
      const isExplained = (objection: string) => explanations.some((one) => explains(one, exchange, objection));
      expect(objectionsTo(exchange).filter((objection) => !isExplained(objection))).toEqual([]);
    });

    test.each(tampered)('would object to a broken answer of $operation', (exchange) => {
      expect(objectionsTo(exchange)).toContainEqual(expect.stringMatching(/^response: /));
    });

    test('objects to all that is explained', () => {
      const isNeeded = (explanation: Explanation) =>
        exchanges.some((exchange) => objectionsTo(exchange).some((one) => explains(explanation, exchange, one)));
      expect(explanations.filter((explanation) => !isNeeded(explanation))).toEqual([]);
    });
  });

  describe(`the traffic of ${api}`, () => {
    test.each(operations)('has every answer of $id that can be provoked', ({ id, statuses }) => {
      const sent = exchanges.filter(({ operation }) => operation === id).map(({ status }) => status);
      const clientErrors = statuses.filter((status) => /^4\d\d$/.test(status)).map(Number);
      const missing = [successOf(statuses), ...clientErrors].filter((status) => !sent.includes(status));
      expect(missing).toEqual(unprovoked[id] ?? []);
    });
  });
}

function explains({ operations, status, says }: Explanation, exchange: Exchange, objection: string): boolean {
  const isMeant = operations === 'any' || operations.includes(exchange.operation);
  return isMeant && status === exchange.status && objection.includes(says);
}
