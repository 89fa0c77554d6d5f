import { type PhaseName, phaseNames } from '../case.js';
import { auth } from '../phases/auth.js';
import { coverage } from '../phases/coverage.js';
import { examples } from '../phases/examples.js';
import { explore } from '../phases/explore.js';
import { listsPhase } from '../phases/lists.js';
import { probe } from '../phases/probe.js';
import { race } from '../phases/race.js';
import { statePhase } from '../phases/state.js';
import { workflows } from '../phases/workflows.js';
import type { Phase } from '../session.js';
import type { RunSettings } from '../settings.js';

const phases: readonly Phase[] = [probe, examples, coverage, auth, statePhase, listsPhase, workflows, explore, race];

/** The phases in their order; those that are not to run with the reason. */
export function phasesOf(
  settings: RunSettings,
): readonly (Phase | { readonly name: PhaseName; readonly reason: string })[] {
  return phaseNames.map((name) => {
    const phase = phases.find((each) => each.name === name);
    if (!settings.phases.includes(name)) return { name, reason: 'not asked for' };
    return phase ?? { name, reason: 'not built yet' };
  });
}
