/** Whether an implementation keeps its contract: cases, checks, findings, and how to leave everything as it was. */
export { type Adjustments, adjustFindings, severityOf } from './adjust-findings.js';
export { type Acceptance, type BaselineEntry, createAcceptance, parseBaseline, toBaseline } from './baseline.js';
export { type CarefulRun, createCarefulRun } from './careful-run.js';
export { type PhaseName, phaseNames } from './case.js';
export { type CheckName, checkNames, checks } from './check-names.js';
export type { CheckSeverity, Config, IdentityConfig, LoginConfig, ReportKind, TargetConfig } from './config/config.js';
export { reportKinds } from './config/config.js';
export { toMilliseconds } from './config/duration.js';
export { loadConfig } from './config/load-config.js';
export { logIn } from './config/log-in.js';
export { type Callers, readIdentities } from './config/read-identities.js';
export { type DescribedTarget, type DescribeOptions, describeContract, type TestRunner } from './describe-contract.js';
export type { RunEvent, RunFinished, RunStarted } from './events.js';
export type { ExchangeRecord } from './exchange-record.js';
export type { Finding, Severity } from './finding.js';
export { createIdentities, type Identities } from './identities.js';
export { type CleanupResult, cleanUp, type LeftRecord } from './journal/cleanup.js';
export { continueJournal, createJournalFile, type JournalWriter, readJournal } from './journal/journal-file.js';
export type { JournaledTarget } from './journal/journaled-target.js';
export { createRemains, type Remains } from './journal/remains.js';
export { type ContractMatchers, contractMatchers, type MatcherResult } from './matcher.js';
export { ProbeFailure } from './phases/probe.js';
export {
  createConsoleReporter,
  createGithubReporter,
  loadFileReporter,
  mergeEvents,
  parseEvents,
  type Reporter,
  type ReportSettings,
  scriptName,
  terminalOf,
} from './report/index.js';
export { actsOnCaller, sendsMessages } from './run/effects.js';
export { tagOf } from './run/tag.js';
export type { Detection, Identity, RunSettings } from './settings.js';
export { operationsOfShard, type Shard } from './shard.js';
export type { StoppableTarget } from './stoppable-target.js';
export {
  type ContractTarget,
  createFetchTarget,
  createHandlerTarget,
  createListenerTarget,
  createUrlTarget,
  TargetError,
  withRateLimit,
  withRetryAfter,
} from './target/index.js';
export type { UrlTargetOptions } from './target/url-target.js';
export { verify } from './verify.js';
export { withHeaders } from './with-headers.js';
export { WorkflowError } from './workflow/workflow-error.js';
