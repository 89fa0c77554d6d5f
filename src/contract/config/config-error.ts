/** Settings that cannot be used; `message` is fit to be printed and says where (`file:line:column`) and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
