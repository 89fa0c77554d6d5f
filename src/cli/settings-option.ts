import type { Settings } from '../mock/index.js';
import { bundledServices } from '../services/index.js';
import { UsageError } from './usage-error.js';

/** `--set service.name=value` by service; a value takes the type of the service's default, lists are written with commas. */
export function readSettings(assignments: readonly string[]): ReadonlyMap<string, Settings> {
  const settings = new Map<string, Settings>();
  for (const assignment of assignments) {
    const [, service = '', name = '', text = ''] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(assignment) ?? [];
    const standard = bundledServices.find(({ id }) => id === service)?.settings?.[name];
    if (standard === undefined) throw new UsageError(`--set ${assignment}: there is no such setting; there are: ${allSettings()}.`);
    settings.set(service, { ...settings.get(service), [name]: toValue(text, { standard, assignment }) });
  }
  return settings;
}

function toValue(text: string, { standard, assignment }: { standard: Settings[string]; assignment: string }): Settings[string] {
  if (typeof standard === 'object') return text === '' ? [] : text.split(',');
  if (typeof standard === 'string') return text;
  if (typeof standard === 'number' && /^\d+$/.test(text)) return Number(text);
  if (typeof standard === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  throw new UsageError(`--set ${assignment}: the value must be a ${typeof standard}.`);
}

const allSettings = (): string =>
  bundledServices.flatMap(({ id, settings = {} }) => Object.keys(settings).map((name) => `${id}.${name}`)).join(', ');
