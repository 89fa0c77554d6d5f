import { headerOf, isJson, parseMediaType } from '../../http/index.js';
import type { Operation } from '../../spec/index.js';
import type { Exchange } from '../exchange.js';
import { isSuccess } from '../exchange.js';
import type { Phase, Session } from '../session.js';
import type { Identity } from '../settings.js';

/** Nothing can be checked: the address, the credentials or the document must be wrong. The message is meant for the user. */
export class ProbeFailure extends Error {
  override readonly name = 'ProbeFailure';
}

/** So many operations are asked before it is certain that nothing works. */
const mostAsked = 4;

/** Whether the target is there, is what the document describes, and lets each identity in. */
export const probe: Phase = {
  name: 'probe',
  async run(session) {
    const readers = session.spec.operations.filter((operation) => isCheap(operation, session));
    if (readers.length === 0) {
      session.note('No operation can be read without knowing an id, so credentials are not tried.');
      return;
    }

    const answers: Exchange[] = [];
    const working: Identity[] = [];
    const callers = session.settings.identities.filter(({ isExpired }) => isExpired !== true);
    for (const identity of callers) {
      const asked = await ask(
        session,
        readers.filter((operation) => isFor(operation, identity)),
        identity,
      );
      answers.push(...asked);
      const last = asked.at(-1);
      if (last === undefined || last.response.status !== 401) working.push(identity);
      else session.note(`The credentials of ${identity.name} were refused: ${summaryOf(last)}.`, last.operation);
    }
    const open = readers.filter(({ security }) => security.length === 0).slice(0, 1);
    answers.push(...(await ask(session, callers.length === 0 ? [...open, ...readers] : open, null)));
    const reason = reasonOf(answers, { callers: callers.length, working: working.length });
    if (reason !== undefined) throw new ProbeFailure(reason);
  },
};

/** A GET whose path and query need nothing that is not known. */
function isCheap({ method, parameters, path }: Operation, { settings }: Session): boolean {
  const isKnown = (name: string): boolean => settings.parameters[name] !== undefined;
  return (
    method === 'get' && !/log_?out/i.test(path) && parameters.every(({ required, name }) => !required || isKnown(name))
  );
}

const isFor = ({ security }: Operation, { credentials, scopes }: Identity): boolean =>
  security.some((alternative) => {
    const names = Object.keys(alternative);
    const demanded = Object.values(alternative).flat();
    return (
      names.length > 0 &&
      names.every((name) => credentials[name] !== undefined) &&
      demanded.every((scope) => scopes?.includes(scope) ?? true)
    );
  });

/** Asks one operation after another until one lets the identity in. */
async function ask(
  session: Session,
  operations: readonly Operation[],
  identity: Identity | null,
): Promise<readonly Exchange[]> {
  const asked: Exchange[] = [];
  for (const operation of operations.slice(0, mostAsked)) {
    const required = operation.parameters.filter(({ required: isRequired }) => isRequired);
    const known = (place: string) =>
      Object.fromEntries(
        required.filter((one) => one.in === place).map(({ name }) => [name, session.settings.parameters[name]?.[0]]),
      );
    asked.push(
      await session.send({
        operation,
        phase: 'probe',
        title: '',
        values: { path: known('path'), query: known('query') },
        identity: identity?.name ?? null,
        intent: { kind: 'open' },
      }),
    );
    if (asked.some((exchange) => isSuccess(exchange))) break;
  }
  return asked;
}

interface Tally {
  readonly callers: number;
  readonly working: number;
}

function reasonOf(answers: readonly Exchange[], { callers, working }: Tally): string | undefined {
  const [first] = answers;
  if (first === undefined || answers.some((exchange) => isSuccess(exchange) && !isPage(exchange))) return undefined;
  if (answers.some(isPage) && answers.every((exchange) => isPage(exchange) || exchange.response.status === 404)) {
    return `The target answers with web pages (${summaryOf(first)}). Is this the base URL of the API?`;
  }
  if (answers.every(({ response }) => response.status === 404)) {
    return `Nothing that the document describes is there (${summaryOf(first)}). Is this the base URL of the API, with its base path?`;
  }
  if (callers > 0 && working === 0) return `No credentials work (${summaryOf(first)}). Are they those of this target?`;
  return undefined;
}

/** A web page where the document has none. */
function isPage({ response, operation }: Exchange): boolean {
  const essence = parseMediaType(headerOf(response.headers, 'content-type') ?? '')?.essence ?? '';
  const documented = Object.values(operation.responses).flatMap(({ content }) => Object.keys(content));
  return (
    essence === 'text/html' &&
    !isJson(essence) &&
    !documented.some((type) => type.startsWith('text/html')) &&
    /<html|<!doctype/i.test(response.text)
  );
}

const summaryOf = ({ request, response }: Exchange): string =>
  `${request.method} ${request.path} answered ${response.status}`;
