export async function runMergeCommand(
  _files: readonly string[],
  _options: { readonly report?: readonly string[] },
): Promise<void> {
  await Promise.resolve();
}
