/** The contract suite as a library: `twinspec/contract`. */
export {
  type CheckName,
  type CleanupResult,
  type ContractTarget,
  checkNames,
  checks,
  createCarefulRun,
  createFetchTarget,
  createHandlerTarget,
  createListenerTarget,
  createUrlTarget,
  type ExchangeRecord,
  type Finding,
  type Identity,
  type PhaseName,
  ProbeFailure,
  phaseNames,
  type RunEvent,
  type RunSettings,
  TargetError,
  verify,
  WorkflowError,
} from './contract/index.js';
export { readWorkflows } from './contract/workflow/read-workflows.js';
export { loadSpec, type Spec, SpecError } from './spec/index.js';
