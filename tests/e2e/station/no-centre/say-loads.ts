// Loaded before any program of a station (`node --import`): each process writes down which files it loads.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const file = process.env['LOA_SAY_LOADS'] ?? '';
registerHooks({
  load(url, context, next) {
    appendFileSync(file, `${process.pid} ${url}\n`);
    return next(url, context);
  },
});
