import type { Settings } from '../mock/index.js';
import { bundledServices } from '../services/index.js';
import { UsageError } from './usage-error.js';

/** `--set service.name=value` by service; a value takes the type of the service's default, lists are written with commas. */
export function readSettings(
  assignments: readonly string[],
  sources: readonly string[],
): ReadonlyMap<string, Settings> {
  const standards = new Map(
    bundledServices.filter(({ id }) => sources.includes(id)).map(({ id, settings = {} }) => [id, settings]),
  );
  const settings = new Map<string, Settings>();
  for (const assignment of assignments) {
    const [, service = '', name = '', text = ''] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(assignment) ?? [];
    const standard = standards.get(service)?.[name];
    if (standard === undefined) throw new UsageError(`--set ${assignment}: ${describeSettings(standards)}`);
    settings.set(service, { ...settings.get(service), [name]: toValue(text, { standard, assignment }) });
  }
  return settings;
}

function toValue(
  text: string,
  { standard, assignment }: { standard: Settings[string]; assignment: string },
): Settings[string] {
  if (typeof standard === 'object') return text === '' ? [] : text.split(',');
  if (typeof standard === 'string') return text;
  if (typeof standard === 'number' && /^\d+$/.test(text)) return Number(text);
  if (typeof standard === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  throw new UsageError(`--set ${assignment}: the value must be a ${typeof standard}.`);
}

function describeSettings(standards: ReadonlyMap<string, Settings>): string {
  const names = [...standards].flatMap(([service, settings]) =>
    Object.keys(settings).map((name) => `${service}.${name}`),
  );
  return names.length === 0
    ? 'nothing that is served has settings.'
    : `there is no such setting; there are: ${names.join(', ')}.`;
}
