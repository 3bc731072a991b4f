// In the place of a voice's process: a model that takes for ever to load.
process.on('disconnect', () => process.exit(0));
setInterval(() => undefined, 1000);
