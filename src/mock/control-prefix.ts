/** Where the control plane stands; no API's path begins so. */
export const controlPrefix = '/_twinspec';
