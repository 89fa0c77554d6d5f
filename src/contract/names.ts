/** What users name parts of the suite by: for whoever reads an option, without the suite, which takes long to load. */
export { type PhaseName, phaseNames } from './case.js';
export { type CheckName, checkNames, checks } from './check-names.js';
export { toMilliseconds } from './config/duration.js';
export { parseShard } from './shard.js';
