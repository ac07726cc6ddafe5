// A process that imports the packages named on its command line, and does nothing else.
for (const name of process.argv.slice(2)) await import(name);
console.log('ready');
setInterval(() => undefined, 60_000);
