// Preloaded into every party: tells what the process has used, and ends it when the benchmark is gone.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    processorMilliseconds: (user + system) / 1_000,
    residentBytes: process.memoryUsage.rss(),
  });
});
process.on('disconnect', () => process.exit());
// Nothing here keeps a party alive that would end by itself.
process.channel?.unref();
