import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type CheckName,
  type CheckSeverity,
  type Config,
  checkNames,
  type Identity,
  operationsOfShard,
  type PhaseName,
  phaseNames,
  type RunSettings,
  toMilliseconds,
} from '../contract/index.js';
import { readResourceModel } from '../resources/index.js';
import type { Spec } from '../spec/index.js';
import { isLoopback } from './base-url.js';
import type { Connection } from './contract-connection.js';
import { UsageError } from './usage-error.js';
import type { VerifyOptions } from './verify-options.js';

/** What a run is asked to do, from the flags and, where those are silent, from the file. @throws UsageError */
export async function readRunSettings(
  { config, document, spec, url }: Connection,
  options: VerifyOptions,
  identities: readonly Identity[],
): Promise<RunSettings> {
  // A shard is a choice of operations by now, so the run need not know of it.
  const operations = chooseOperations(spec, options, config);
  const budget = options.budget ?? (config.budget === undefined ? undefined : toMilliseconds(config.budget));
  return {
    seed: chooseSeed(options, config),
    identities,
    phases: operations?.length === 0 ? [] : choosePhases(options, config),
    checks: chooseChecks(options, config),
    parameters: readParameters(options.param ?? [], config),
    ...chooseCare(options, config, url),
    failFast: false,
    reproduce: options.reproduce && config.reproduce !== false,
    workflows: await readWorkflowFiles(chooseWorkflows(options, config) ?? document.workflows),
    ...(operations && { operations }),
    ...(budget !== undefined && { budget }),
  };
}

/** A random one is short enough to be typed again. */
const chooseSeed = (options: VerifyOptions, config: Config): string =>
  String(options.seed ?? config.seed ?? randomBytes(4).toString('hex'));

const chooseCare = (options: VerifyOptions, config: Config, url: string) => ({
  readOnly: options.readOnly ?? config.readOnly ?? false,
  shared: options.shared ?? config.shared ?? false,
  allowEffects: options.allowEffects ?? config.allowEffects ?? isLoopback(url),
});

/** The severities that the user has chosen; asking for a check by a flag overrules `off`. */
export const severitiesOf = ({ checks = {} }: Config): Readonly<Partial<Record<CheckName, CheckSeverity>>> => checks;

/** Whether a run is meant to ask everything that can be asked. */
export const isWhole = (
  { phase, skipPhase, check, skipCheck, operation, tag, shard }: VerifyOptions,
  config: Config,
): boolean =>
  [phase, skipPhase, check, skipCheck, operation, tag, shard, config.phases, config.operations, config.tags].every(
    (choice) => choice === undefined,
  );

/** Races are asked for by name only. */
function choosePhases({ phase, skipPhase = [] }: VerifyOptions, { phases }: Config): readonly PhaseName[] {
  const asked = phase ?? phases ?? phaseNames.filter((name) => name !== 'race');
  return phaseNames.filter((name) => asked.includes(name) && !skipPhase.includes(name));
}

function chooseChecks({ check, skipCheck = [] }: VerifyOptions, { checks = {} }: Config): readonly CheckName[] {
  const asked = check ?? checkNames.filter((name) => checks[name] !== 'off');
  return asked.filter((name) => !skipCheck.includes(name));
}

function chooseOperations(spec: Spec, options: VerifyOptions, config: Config): readonly string[] | undefined {
  const ids = options.operation ?? config.operations;
  const tags = options.tag ?? config.tags;
  if (ids === undefined && tags === undefined && options.shard === undefined) return undefined;
  refuseUnknown(
    ids ?? [],
    spec.operations.map(({ id }) => id),
    `${spec.file} has no operation`,
  );
  const tagged = tags && operationsWithTags(spec, tags);
  const shard = options.shard && operationsOfShard(spec, readResourceModel(spec), options.shard);
  const limits = [ids, tagged, shard].filter((limit) => limit !== undefined);
  return spec.operations.map(({ id }) => id).filter((id) => limits.every((limit) => limit.includes(id)));
}

function operationsWithTags(spec: Spec, tags: readonly string[]): readonly string[] {
  const tagsOf = (place: Spec['operations'][number]): readonly string[] =>
    (spec.read(place) as { tags?: readonly string[] }).tags ?? [];
  refuseUnknown(tags, spec.operations.flatMap(tagsOf), `no operation of ${spec.file} has the tag`);
  return spec.operations.filter((operation) => tagsOf(operation).some((tag) => tags.includes(tag))).map(({ id }) => id);
}

function refuseUnknown(names: readonly string[], known: readonly string[], what: string): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`${what} '${unknown}'; there are: ${[...new Set(known)].join(', ')}.`);
}

function readParameters(assignments: readonly string[], { parameters = {} }: Config): RunSettings['parameters'] {
  const values = new Map(Object.entries(parameters).map(([name, value]) => [name, [value].flat().map(String)]));
  const given = new Map<string, string[]>();
  for (const assignment of assignments) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--param ${assignment}: write name=value.`);
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return Object.fromEntries([...values, ...given]);
}

function chooseWorkflows(options: VerifyOptions, config: Config): readonly string[] | undefined {
  const chosen = options.workflows ?? config.workflows;
  return chosen === false ? [] : chosen;
}

const readWorkflowFiles = (files: readonly string[]): Promise<RunSettings['workflows']> =>
  Promise.all(files.map(async (file) => ({ file, text: await readWorkflowFile(file) })));

async function readWorkflowFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new UsageError(`--workflows ${file} ${reason}.`, { cause });
  }
}
