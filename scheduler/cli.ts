#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { becomeSmall, codeCacheFolder } from './small-process.ts';

const words = process.argv.slice(2);

// These two stay in memory for weeks.
if (words[0] === 'run' || words[0] === 'start') becomeSmall();

// Halves the time to the first word of every command: types are stripped and code compiled once a machine.
enableCompileCache(codeCacheFolder());

// `loa log | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { main } = await import('./commands/main.ts');
process.exitCode = await main(words, {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  interactive: process.stderr.isTTY,
});
