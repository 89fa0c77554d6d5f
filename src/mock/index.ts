/** The pipeline of one API: match, authenticate, validate, handle, check our own answer. */
export type { CorsPolicy } from './cors.js';
export { late } from './late.js';
export {
  createMockTarget,
  isControl,
  isDeploymentControl,
  type MockTarget,
  type MockTargetOptions,
} from './mock-target.js';
export type { AnyOperation, OperationShape, ReplyOf } from './operation-types.js';
export { type Outgoing, readOutgoing } from './outgoing/outgoing.js';
export {
  type AnyGuard,
  type AnyHandler,
  type Caller,
  type Context,
  type Control,
  type ControlContext,
  type Demand,
  defineService,
  type Handler,
  type Reply,
  type Service,
  type ServiceDefinition,
  type Settings,
  type State,
  type Surroundings,
  type UserHandler,
  type WrittenProblem,
} from './service.js';
