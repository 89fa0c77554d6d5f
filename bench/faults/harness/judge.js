// @ts-check

/**
 * @typedef {{ fingerprint: string, check: string, severity: string, operation: string, shownBy?: readonly string[], message: string }} Found
 * @param {import('./api.js').Fault} fault
 * @param {Found} found
 * @returns {'right' | 'operation' | 'promise' | 'none'} whether it is this fault; else what of it is right
 */
export function judge({ operation, promise }, found) {
  if (found.severity !== 'error') return 'none';
  const isRightOperation = [operation]
    .flat()
    .some((id) => id === found.operation || (found.shownBy ?? []).includes(id));
  const isRightPromise = [promise].flat().includes(found.check);
  if (isRightOperation && isRightPromise) return 'right';
  if (isRightOperation) return 'operation';
  return isRightPromise ? 'promise' : 'none';
}
