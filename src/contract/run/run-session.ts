import type { Generator } from '../../generation/index.js';
import { type ResourceModel, resourcesOf } from '../../resources/index.js';
import type { Operation, Spec } from '../../spec/index.js';
import type { Case } from '../case.js';
import type { CheckName } from '../check-names.js';
import { createMessageContext, messageChecks } from '../checks/index.js';
import type { Exchange } from '../exchange.js';
import type { Draft } from '../finding.js';
import { createIdentities, type Identities } from '../identities.js';
import { keysOf } from '../scene/addresses.js';
import { RunEnded, type Session } from '../session.js';
import type { Identity, RunSettings } from '../settings.js';
import { valueAtPointer } from '../state/json-pointer.js';
import { isObject } from '../state/same-value.js';
import { createStateModel } from '../state/state-model.js';
import type { ContractTarget } from '../target/index.js';
import { writeRequest } from '../write-request.js';
import { actsOnCaller, sendsMessages } from './effects.js';

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
  readonly onNote: (text: string, operation: Operation | undefined) => void;
}

export interface RunSession extends Session {
  /** Texts that no report may show: credentials, and what was sent or answered as a secret. */
  knownSecrets(): readonly string[];
}

/** Sends cases and lets every check look at what comes. */
export function createRunSession(parts: SessionParts): RunSession {
  const { spec, resources, settings, target, values, tag } = parts;
  const history: Exchange[] = [];
  const identities = createIdentities(spec, settings);
  const state = createStateModel({
    spec,
    resources,
    isShared: settings.shared,
    isUsualCaller: ({ identity, operation }) => identity === identities.callerOf(operation)?.name,
  });
  const context = createMessageContext({ spec, resources, settings });

  const check = (exchange: Exchange): void => {
    context.learn(exchange);
    for (const [name, ask] of Object.entries(messageChecks)) {
      const answer = ask(exchange, context);
      if (answer === undefined) continue;
      const drafts = [answer].flat();
      parts.onChecked(
        exchange.operation.id,
        name as CheckName,
        drafts.some(({ severity }) => severity === 'error'),
      );
      drafts.forEach(parts.onDraft);
    }
    state.observe(exchange).forEach(parts.onDraft);
  };

  return {
    spec,
    resources,
    settings,
    values,
    state,
    history,
    tag,
    identities,
    async send(kase) {
      const reason = parts.endOf();
      if (reason !== undefined) throw new RunEnded(reason);
      const sent = await sendCase(withFairIntent(kase, { resources, state }), { spec, target, identities, settings });
      const exchange = { ...sent, index: history.length };
      history.push(exchange);
      parts.onExchange(exchange);
      check(exchange);
      return exchange;
    },
    report: parts.onDraft,
    knownSecrets: () => [
      ...settings.identities.flatMap(({ credentials }) => Object.values(credentials)),
      ...context.secrets.known.map(({ text }) => text),
    ],
    note: (text, operation) => parts.onNote(text, operation),
    mayCall: (operation) => mayCall(operation, { resources, settings, identities }),
    isChosen: ({ id }) => settings.operations === undefined || settings.operations.includes(id),
  };
}

interface Sending {
  readonly spec: Spec;
  readonly target: ContractTarget;
  readonly identities: Identities;
  readonly settings: RunSettings;
}

/** Writes a case, sends it and takes what comes. */
async function sendCase(kase: Case, { spec, target, identities, settings }: Sending): Promise<Omit<Exchange, 'index'>> {
  const identity = identityOf(kase, { identities, settings });
  const request = writeRequest(kase, { spec, identity });
  const startedAt = Date.now();
  const begin = performance.now();
  const response = await target.send(request);
  return {
    case: kase,
    operation: kase.operation,
    identity: kase.credentials === undefined ? identity?.name : undefined,
    request,
    response,
    startedAt,
    duration: performance.now() - begin,
  };
}

function identityOf(
  { identity, operation }: Case,
  { identities, settings }: Pick<Sending, 'identities' | 'settings'>,
): Identity | null {
  if (identity === null) return null;
  if (identity === undefined) return identities.callerOf(operation) ?? null;
  const found = settings.identities.find(({ name }) => name === identity);
  if (found === undefined) throw new Error(`The settings have no identity '${identity}'.`);
  return found;
}

function mayCall(
  operation: Operation,
  { resources, settings, identities }: { resources: ResourceModel; settings: RunSettings; identities: Identities },
): boolean {
  if (identities.callerOf(operation) === undefined || !isWritable(operation)) return false;
  const isSafe = ['get', 'head', 'options'].includes(operation.method);
  if (isSafe) return true;
  if (settings.readOnly || actsOnCaller(operation, resources)) return false;
  return settings.allowEffects || !sendsMessages(operation);
}

/** Files in several parts are not written. */
const isWritable = ({ requestBody }: Operation): boolean => {
  const types = Object.keys(requestBody?.content ?? {});
  return types.length === 0 || !types.every((type) => type.startsWith('multipart/'));
};

/** What is valid and may be refused all the same: a value that need not be accepted, a pair that is none, an unknown key. */
function withFairIntent(kase: Case, { resources, state }: Pick<Session, 'resources' | 'state'>): Case {
  if (kase.intent.kind !== 'valid') return kase;
  const roles = resources.rolesOf(kase.operation);
  const isPair = kase.phase === 'coverage' && roles.some(({ kind }) => kind === 'unlink');
  const isFair = !isPair && isAccepted(kase) && namesNobodyElse(kase, { resources, state });
  return isFair ? kase : { ...kase, intent: { kind: 'open' } };
}

function isAccepted({ operation, values: { body } }: Case): boolean {
  const { accepts = {} } = resourcesOf(operation);
  return !isObject(body) || Object.entries(body).every(([name, value]) => accepts[name]?.includes(value) ?? true);
}

/** Whether every key in the body that has to be that of a record is that of one of ours. */
function namesNobodyElse(
  { operation, values: { body } }: Case,
  { resources, state }: Pick<Session, 'resources' | 'state'>,
): boolean {
  return keysOf(resources, operation).every(({ collection, sources }) =>
    Object.entries(sources).every(([property, source]) => {
      if (source.in !== 'request') return true;
      const named = valueAtPointer(body, source.pointer);
      return state.live(collection).some(({ key }) => key[property] === named);
    }),
  );
}
