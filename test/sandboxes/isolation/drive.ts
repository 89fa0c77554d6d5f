import { Agent, fetch } from 'undici';
import { createChance, drawStep, PlainModel, type Step } from './people.js';

/** Where a deployment that serves Secoda answers; requests go to one address after the other. */
export interface Deployment {
  readonly urls: readonly string[];
}

export interface Driving {
  readonly seed: number;
  readonly sandboxes: number;
  /** Requests of each client. */
  readonly steps: number;
  /** Clients that are under way at once, each in a sandbox of its own. */
  readonly concurrency: number;
}

/** What was answered otherwise than a sandbox of one's own would answer. */
export interface Difference {
  readonly sandbox: string;
  readonly step: number;
  readonly did: string;
  readonly expected: unknown;
  readonly answered: unknown;
}

const headers = { authorization: 'Bearer secoda-api-key', 'content-type': 'application/json' };
const unknownId = '00000000-0000-4000-8000-000000000000';

interface User {
  readonly id: string;
  readonly email: string;
  readonly first_name: string;
}

/** Drives many sandboxes at once, each by a random sequence, and compares every answer with a plain map. */
export async function driveSandboxes({ urls }: Deployment, driving: Driving): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  // A connection for each request: one that was idle may be one that the server is about to close.
  const agent = new Agent({ pipelining: 0 });
  const waiting = Array.from({ length: driving.sandboxes }, (_, index) => index);
  const work = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const client = new Client({ urls, agent }, `s${driving.seed}-${index}`);
      differences.push(...(await client.play(createChance(driving.seed * 1_000_003 + index), driving.steps)));
    }
  };
  await Promise.all(Array.from({ length: driving.concurrency }, work)).finally(() => agent.close());
  return differences;
}

class Client {
  readonly #urls: readonly string[];
  readonly #sandbox: string;
  readonly #agent: Agent;
  readonly #ids = new Map<string, string>();
  #sent = 0;

  constructor({ urls, agent }: Deployment & { readonly agent: Agent }, sandbox: string) {
    this.#urls = urls;
    this.#agent = agent;
    this.#sandbox = sandbox;
  }

  async play(chance: () => number, steps: number): Promise<readonly Difference[]> {
    const differences: Difference[] = [];
    const model = new PlainModel(await this.#list());
    for (let step = 0; step < steps; step++) {
      const drawn = drawStep(chance);
      const { expected, answered } = await this.#do(drawn, step, model);
      if (JSON.stringify(expected) === JSON.stringify(answered)) continue;
      const did = `${drawn.action} ${drawn.person}`;
      differences.push({ sandbox: this.#sandbox, step, did, expected, answered });
    }
    return differences;
  }

  async #do({ action, person }: Step, step: number, model: PlainModel) {
    const email = `p${person}@${this.#sandbox}.example`;
    const path = `/user/${this.#ids.get(email) ?? unknownId}`;
    if (action === 'list') return { expected: model.all, answered: await this.#list() };
    if (action === 'invite') {
      const { status, body } = await this.#ask('POST', '/user', { email, role: 'viewer' });
      if (status === 201) this.#ids.set(email, String(body?.id));
      return { expected: model.invite(email), answered: status };
    }
    if (action === 'remove')
      return { expected: model.remove(email), answered: (await this.#ask('DELETE', path)).status };
    if (action === 'rename') {
      const name = `n${step}`;
      const { status } = await this.#ask('PATCH', path, { first_name: name });
      return { expected: model.rename(email, name), answered: status };
    }
    const { body } = await this.#ask('GET', path);
    return { expected: model.nameOf(email) ?? null, answered: body?.first_name ?? null };
  }

  async #list(): Promise<readonly (readonly [string, string])[]> {
    const found: [string, string][] = [];
    for (let page = 1; ; page++) {
      const { body } = await this.#ask('GET', `/user?page=${page}`);
      const { results = [], total_pages: pages = 1 } = (body ?? {}) as { results?: User[]; total_pages?: number };
      for (const { email, first_name } of results) found.push([email, first_name]);
      if (page >= pages) return found.toSorted(([one], [other]) => (one < other ? -1 : 1));
    }
  }

  /** Asks the addresses in turn: whoever answers, the sandbox is the same. */
  async #ask(method: string, path: string, content?: object) {
    const url = this.#urls[this.#sent++ % this.#urls.length] ?? '';
    const answer = await fetch(`${url}/~${this.#sandbox}${path}`, {
      method,
      headers,
      dispatcher: this.#agent,
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
    const text = await answer.text();
    const body = (text === '' ? undefined : JSON.parse(text)) as Readonly<Record<string, unknown>> | undefined;
    return { status: answer.status, body };
  }
}
