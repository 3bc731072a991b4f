#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { becomeSmall, codeCacheFolder } from './small-process.ts';

const words = process.argv.slice(2);

// These stay in memory for weeks; `centre` with a word behind it does one thing and ends.
const [command = '', act = 'run'] = words;
const isCentre = command === 'centre' && (act === 'run' || act.startsWith('-'));
if (command === 'run' || command === 'start' || isCentre) becomeSmall();

// Halves the time to the first word of every command: types are stripped and code compiled once a machine.
enableCompileCache(codeCacheFolder());

// `loa log | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const { main } = await import('./commands/main.ts');
  process.exitCode = await main(words, {
    stdin: process.stdin,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    env: process.env,
    interactive: process.stderr.isTTY,
  });
} catch (error) {
  // Not even our own files could be read.
  const { code } = error as NodeJS.ErrnoException; // what the system throws has one
  if (code !== 'EMFILE' && code !== 'ENFILE') throw error;
  process.stderr.write(
    `Lỗi: máy hết chỗ mở tệp (${code}).\nTăng giới hạn rồi chạy lại: ulimit -n 1024; systemd: LimitNOFILE=1024.\n`,
  );
  process.exitCode = 1;
}
