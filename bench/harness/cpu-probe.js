// @ts-check
// Preloaded into every subject with `--import`, so that it can be measured without a change to its own code: answers over IPC
// what the process itself has used since it began, all threads (garbage collection, compilation) included; `bench:collect` collects garbage
// before, where Node was started with --expose-gc.

process.on('message', (message) => {
  if (message === 'bench:collect') globalThis.gc?.();
  else if (message !== 'bench:usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({
    bench: 'usage',
    cpuMicroseconds: user + system,
    residentBytes: process.memoryUsage.rss(),
    heapBytes: process.memoryUsage().heapUsed,
  });
});

// Listening must not keep a subject alive that would otherwise have ended.
process.channel?.unref();

// Nor may a subject outlive the benchmark, however that ends.
process.on('disconnect', () => process.exit());
