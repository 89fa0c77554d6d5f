import { formatPreferences, type Preferences, type Problem } from '../http/index.js';
import { type SingleFault, type Trouble, troubleOf } from '../sandboxes/index.js';
import { badPreference, delayOf } from './preferences.js';

/** What `Prefer: fault` may ask for besides a status. */
const faults: ReadonlyMap<string, SingleFault> = new Map<string, SingleFault>([
  ['reset', { kind: 'reset' }],
  ['reset-after', { kind: 'reset', after: true }],
  ['truncate', { kind: 'truncate', fraction: 0.5 }],
  ['corrupt', { kind: 'corrupt', bytes: 8 }],
  ['dribble', { kind: 'dribble', chunks: 10, milliseconds: 250 }],
]);

/** The trouble that `Prefer: fault` asks for, with whatever else is preferred; a problem where nobody knows it. */
export function preferredTrouble(name: string, preferences: Preferences): Trouble | Problem {
  const fault = faultOf(name);
  if (fault === undefined) {
    const names = [...faults.keys()].join(', ');
    return badPreference(`Prefer: fault must be a status from 400 to 599 or one of: ${names}.`);
  }
  const trouble = troubleOf(fault, createSteps());
  if (trouble.refusal === undefined) return trouble;
  const delay = delayOf(preferences);
  if (typeof delay !== 'number') return delay;
  return { ...trouble, delay, headers: { 'preference-applied': formatPreferences(preferences), vary: 'Prefer' } };
}

const faultOf = (name: string): SingleFault | undefined =>
  /^[45]\d\d$/.test(name) ? { kind: 'status', status: Number(name) } : faults.get(name);

/** Numbers from 0 to below 1 that are spread evenly, the same every time: whoever asks for trouble needs no chance. */
function createSteps(): () => number {
  let last = 0;
  return () => {
    last = (last + goldenRatio) % 1;
    return last;
  };
}

const goldenRatio = 0.618_033_988_749_894_9;
