import type { Answer, SentRequest } from '../exchange.js';

/** What a run talks to: a server behind a URL, or anything in this process that answers requests. */
export interface ContractTarget {
  /** Its base URL, or what stands for one, without a slash at the end; shown in reports, so it holds no credentials. */
  readonly name: string;
  /** One request, one answer; redirects are not followed. @throws TargetError where no answer came. */
  send(request: SentRequest): Promise<Answer>;
  close(): Promise<void>;
}
