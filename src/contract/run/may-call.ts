import type { ResourceModel } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';
import type { Identities } from '../identities.js';
import type { RunSettings } from '../settings.js';
import { actsOnCaller, sendsMessages } from './effects.js';

/** Whether an operation is harmless enough for the settings, can be written, and somebody may call it. */
export function mayCall(
  operation: Operation,
  { resources, settings, identities }: { resources: ResourceModel; settings: RunSettings; identities: Identities },
): boolean {
  if (identities.callerOf(operation) === undefined || !isWritable(operation)) return false;
  const isSafe = ['get', 'head', 'options', 'query'].includes(operation.method);
  if (isSafe) return true;
  if (settings.readOnly || actsOnCaller(operation, resources)) return false;
  return settings.allowEffects || !sendsMessages(operation);
}

/** Files in several parts are not written. */
const isWritable = ({ requestBody }: Operation): boolean => {
  const types = Object.keys(requestBody?.content ?? {});
  return types.length === 0 || !types.every((type) => type.startsWith('multipart/'));
};
