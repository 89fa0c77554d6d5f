import type { ResourceModel } from '../../resources/index.js';
import type { Operation } from '../../spec/index.js';

const safeMethods = ['get', 'head', 'options', 'trace', 'query'];

/**
 * Whether an operation changes the caller itself: its session, its password, its membership. Such a request could end the run,
 * or harm whoever lent the credentials, so it is left to workflows with callers of their own.
 */
export function actsOnCaller(operation: Operation, resources: ResourceModel): boolean {
  if (safeMethods.includes(operation.method) || operation.security.length === 0) return false;
  if (/(?:^|\/)(?:me|self|current|current_user)(?:\/|$)/i.test(operation.path)) return true;
  if (resources.rolesOf(operation).length > 0 || actsOnRecord(operation)) return false;
  return (
    operation.requestBody === undefined ||
    /password|leave|log_?out|sign_?out/i.test(`${operation.path} ${operation.id}`)
  );
}

/** `/users/{id}/deactivate`: the action stands right behind the record that it is about. */
const actsOnRecord = ({ path }: Operation): boolean => /\}\/[^/{}]+$/.test(path);

/** Whether an operation reaches people: mails, messages. */
export const sendsMessages = (operation: Operation): boolean =>
  !safeMethods.includes(operation.method) &&
  /invit|reset|notif|remind|send|mail/i.test(`${operation.path.replaceAll(/\{[^}]*\}/g, '')} ${operation.id}`);
