// @ts-check
// Preloaded into every subject with `--import`, so that it can be measured without a change to its own code: answers over IPC
// what the process itself has used since it began, all threads (garbage collection, compilation) included.

process.on('message', (message) => {
  if (message !== 'bench:usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ bench: 'usage', cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() });
});

// Listening must not keep a subject alive that would otherwise have ended.
process.channel?.unref();

// Nor may a subject outlive the benchmark, however that ends.
process.on('disconnect', () => process.exit());
