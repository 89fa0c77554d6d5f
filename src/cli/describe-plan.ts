import { actsOnCaller, createIdentities, type RunSettings, sendsMessages } from '../contract/index.js';
import { type ResourceModel, type Role, readResourceModel } from '../resources/index.js';
import type { Operation, Spec } from '../spec/index.js';

export interface Plan {
  readonly spec: Spec;
  readonly url: string;
  readonly settings: RunSettings;
}

/** What a run would do: which operations it calls as whom, what it takes each for, and what it leaves alone and why. */
export function describePlan({ spec, url, settings }: Plan): string {
  const resources = readResourceModel(spec);
  const { phases, checks, seed, workflows, operations } = settings;
  const chosen = spec.operations.filter(({ id }) => operations?.includes(id) ?? true);
  const identities = createIdentities(spec, settings);
  const rows = chosen.map((operation) => ({
    name: `${operation.method.toUpperCase()} ${operation.path}`,
    id: operation.id,
    role: describeRoles(resources.rolesOf(operation)),
    caller: refusalOf(operation, resources, settings) ?? callerOf(operation, identities.callerOf(operation)?.name),
  }));
  return [
    `${spec.title} ${spec.version} (${spec.file}) at ${url}; nothing is sent.`,
    `phases      ${phases.join(', ')}`,
    `checks      ${checks.length}`,
    `identities  ${settings.identities.map(describeIdentity).join('; ') || 'none'}`,
    ...workflows.map(({ file }) => `workflows   ${file}`),
    `seed        ${seed}`,
    '',
    ...toTable(rows.map(({ name, id, role, caller }) => [name, id, role, caller])),
    '',
    `${rows.filter(({ caller }) => !caller.startsWith('not called')).length} of ${spec.operations.length} operations are called.\n`,
  ].join('\n');
}

const describeIdentity = ({
  name,
  credentials,
  scopes,
  isReadOnly,
  isOutsider,
  isExpired,
}: RunSettings['identities'][number]): string => {
  const notes = [
    ...Object.keys(credentials),
    ...(scopes ? [`scopes ${scopes.join(', ') || 'none'}`] : []),
    ...(isReadOnly ? ['read only'] : []),
    ...(isOutsider ? ['outsider'] : []),
    ...(isExpired ? ['expired'] : []),
  ];
  return `${name} (${notes.join('; ')})`;
};

/** Why the settings keep an operation from being called. */
function refusalOf(operation: Operation, resources: ResourceModel, settings: RunSettings): string | undefined {
  if (['get', 'head', 'options', 'query'].includes(operation.method)) return undefined;
  if (settings.readOnly) return 'not called: --read-only';
  if (actsOnCaller(operation, resources)) return 'not called: it acts on the caller itself';
  return !settings.allowEffects && sendsMessages(operation)
    ? 'not called: it sends messages (--allow-effects)'
    : undefined;
}

function callerOf({ security }: Operation, name: string | undefined): string {
  if (security.length === 0) return 'without credentials';
  return name === undefined ? `not called: it needs ${describeNeeds(security)}` : `as ${name}`;
}

const describeNeeds = (security: Operation['security']): string =>
  security
    .map((needed) =>
      Object.entries(needed)
        .map(([scheme, scopes]) => [scheme, ...scopes].join(' '))
        .join(' and '),
    )
    .join(', or ');

const describeRoles = (roles: readonly Role[]): string =>
  roles.map((role) => `${role.kind} ${'collection' in role ? role.collection : role.relation}`).join(', ') || '-';

function toTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
