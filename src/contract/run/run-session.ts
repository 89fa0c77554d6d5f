import type { Generator } from '../../generation/index.js';
import type { ResourceModel } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { CheckName } from '../check-names.js';
import { createMessageContext, type MessageContext, messageChecks } from '../checks/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { createIdentities } from '../identities.js';
import { RunEnded, type Session } from '../session.js';
import type { RunSettings } from '../settings.js';
import { createStateModel } from '../state/state-model.js';
import type { ContractTarget } from '../target/index.js';
import { mayCall } from './may-call.js';
import { sendCase } from './send-case.js';
import { withFairIntent } from './with-fair-intent.js';

export interface SessionParts {
  readonly spec: Spec;
  readonly resources: ResourceModel;
  readonly settings: RunSettings;
  readonly target: ContractTarget;
  readonly values: Generator;
  readonly tag: string;
  /** Why no more may be sent; undefined while the run goes on. */
  readonly endOf: () => string | undefined;
  readonly onExchange: (exchange: Exchange) => void;
  readonly onChecked: (operation: string, check: CheckName, hasFailed: boolean) => void;
  readonly onDraft: (draft: Draft) => void;
  readonly onNote: (text: string, operation?: Operation) => void;
}

export interface RunSession extends Session {
  /** Texts that no report may show: credentials, and what was sent or answered as a secret. */
  knownSecrets(): readonly string[];
}

/** Sends cases and lets every check look at what comes. */
export function createRunSession(parts: SessionParts): RunSession {
  const { spec, resources, settings, target, values, tag } = parts;
  const history: Exchange[] = [];
  let serial = 0;
  const identities = createIdentities(spec, settings);
  const context = createMessageContext({ spec, resources, settings });
  const state = createStateModel({
    accepts: (schema, value) => values.accepts(schema, value),
    spec,
    resources,
    isShared: settings.shared,
    onKept: ({ operation, check }) => parts.onChecked(operation, check, false),
    isUsualCaller: ({ identity, operation }) => identity === identities.callerOf(operation)?.name,
  });

  return {
    spec,
    resources,
    settings,
    values,
    state,
    history,
    tag,
    nextSerial: () => (serial += 1),
    identities,
    async send(kase) {
      const reason = parts.endOf();
      if (reason !== undefined) throw new RunEnded(reason);
      const sent = await sendCase(withFairIntent(kase, { resources, state }), { spec, target, identities, settings });
      const exchange = { ...sent, index: history.length };
      history.push(exchange);
      parts.onExchange(exchange);
      checkMessage(exchange, context, parts);
      state.observe(exchange).forEach(parts.onDraft);
      return exchange;
    },
    asked: ({ id }, check) => parts.onChecked(id, check, false),
    report: parts.onDraft,
    note: parts.onNote,
    knownSecrets: () => [
      ...settings.identities.flatMap(({ credentials }) => Object.values(credentials)),
      ...context.secrets.known.map(({ text }) => text),
    ],
    mayCall: (operation) => mayCall(operation, { resources, settings, identities }),
    isChosen: ({ id }) => settings.operations?.includes(id) ?? true,
  };
}

/** Asks every check of single messages that the exchange is a matter of. */
function checkMessage(
  exchange: Exchange,
  context: MessageContext,
  { onChecked, onDraft }: Pick<SessionParts, 'onChecked' | 'onDraft'>,
): void {
  context.learn(exchange);
  for (const [name, ask] of Object.entries(messageChecks)) {
    const answer = ask(exchange, context);
    if (answer === undefined) continue;
    const drafts = [answer].flat();
    const hasFailed = drafts.some(({ severity }) => severity === 'error');
    onChecked(exchange.operation.id, name as CheckName, hasFailed);
    drafts.forEach(onDraft);
  }
}
